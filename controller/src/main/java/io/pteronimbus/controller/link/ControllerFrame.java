package io.pteronimbus.controller.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the controller says on the link. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(ControllerFrame.Hello.class),
    @JsonSubTypes.Type(ControllerFrame.Ack.class),
    @JsonSubTypes.Type(ControllerFrame.Refused.class),
    @JsonSubTypes.Type(ControllerFrame.QuotaRefused.class),
    @JsonSubTypes.Type(ControllerFrame.Deleted.class),
    @JsonSubTypes.Type(ControllerFrame.Orphan.class),
    @JsonSubTypes.Type(ControllerFrame.Capacity.class),
    @JsonSubTypes.Type(ControllerFrame.ExternalServers.class),
    @JsonSubTypes.Type(ControllerFrame.ExternalChanged.class),
    @JsonSubTypes.Type(ControllerFrame.ExternalGone.class),
    @JsonSubTypes.Type(ControllerFrame.TemplateWanted.class),
    @JsonSubTypes.Type(ControllerFrame.TemplateDeleted.class),
    @JsonSubTypes.Type(ControllerFrame.TemplateRefused.class),
    @JsonSubTypes.Type(ControllerFrame.ExternalTemplates.class),
    @JsonSubTypes.Type(ControllerFrame.ExternalTemplateChanged.class),
    @JsonSubTypes.Type(ControllerFrame.ExternalTemplateGone.class),
    @JsonSubTypes.Type(ControllerFrame.ExternalTemplateTold.class),
    @JsonSubTypes.Type(ControllerFrame.CredentialRefused.class),
    @JsonSubTypes.Type(ControllerFrame.Heartbeat.class)
})
public sealed interface ControllerFrame {
    int PROTOCOL = 1;

    /** @param revision everything up to it was dealt with; 0 for nothing yet */
    @RegisterForReflection
    @JsonTypeName("hello")
    record Hello(int protocol, String version, String cluster, long revision) implements ControllerFrame {}

    /** The cluster holds this generation of the server. */
    @RegisterForReflection
    @JsonTypeName("ack")
    record Ack(long revision, UUID serverId, long generation) implements ControllerFrame {}

    /** Nothing was changed, since the grant does not allow what it came with. Said again with each full list. */
    @RegisterForReflection
    @JsonTypeName("refused")
    record Refused(long revision, UUID serverId, long generation, String reason) implements ControllerFrame {}

    /** A tenant's limits stay what they were, since the grant does not allow what it came with. */
    @RegisterForReflection
    @JsonTypeName("quota-refused")
    record QuotaRefused(UUID tenantId, long version, String reason) implements ControllerFrame {}

    /** A tombstone was carried out: nothing of the server is left. */
    @RegisterForReflection
    @JsonTypeName("deleted")
    record Deleted(UUID serverId) implements ControllerFrame {}

    /** A server in the cluster that the panel did not name in a whole snapshot. It is left alone. */
    @RegisterForReflection
    @JsonTypeName("orphan")
    record Orphan(UUID serverId, UUID tenantId) implements ControllerFrame {}

    /** What the nodes can give to pods in all, in thousandths of a core and MiB. */
    @RegisterForReflection
    @JsonTypeName("capacity")
    record Capacity(
            long cpuMillis, @JsonProperty("memoryMiB") long memoryMiB) implements ControllerFrame {}

    /**
     * All servers in the cluster that the panel did not make, perhaps in several parts. What no part names is there no more.
     *
     * @param more another part follows
     */
    @RegisterForReflection
    @JsonTypeName("external-servers")
    record ExternalServers(boolean more, List<ExternalServer> servers) implements ControllerFrame {}

    /** One of them is new, or is different from what was told. */
    @RegisterForReflection
    @JsonTypeName("external-changed")
    record ExternalChanged(ExternalServer server) implements ControllerFrame {}

    /** One of them is there no more, or is told no more since there are too many. */
    @RegisterForReflection
    @JsonTypeName("external-gone")
    record ExternalGone(UUID tenantId, String resourceUid) implements ControllerFrame {}

    /** Of these templates the cluster has not what the panel named: it is to say all of them. */
    @RegisterForReflection
    @JsonTypeName("template-wanted")
    record TemplateWanted(List<UUID> ids) implements ControllerFrame {}

    /** A template that the panel has no more is not in the cluster. */
    @RegisterForReflection
    @JsonTypeName("template-deleted")
    record TemplateDeleted(UUID id) implements ControllerFrame {}

    /** A template is not in the cluster as the panel named it. Said again with each full list. */
    @RegisterForReflection
    @JsonTypeName("template-refused")
    record TemplateRefused(UUID id, long version, String reason) implements ControllerFrame {}

    /**
     * A template that the panel did not make.
     *
     * @param name of the resource; its namespace is the tenant's
     * @param createdAt RFC 3339
     * @param hash of all that would be told of it: another one, and it is worth asking for
     */
    @RegisterForReflection
    record NamedTemplate(UUID tenantId, String resourceUid, String name, String createdAt, String hash) {}

    /**
     * All templates in the cluster that the panel did not make, perhaps in several parts. What no part names is there no more.
     *
     * @param more another part follows
     */
    @RegisterForReflection
    @JsonTypeName("external-templates")
    record ExternalTemplates(boolean more, List<NamedTemplate> templates) implements ControllerFrame {}

    /** One of them is new, or is different from what was named. */
    @RegisterForReflection
    @JsonTypeName("external-template-changed")
    record ExternalTemplateChanged(NamedTemplate template) implements ControllerFrame {}

    /** One of them is there no more, or is named no more since there are too many. */
    @RegisterForReflection
    @JsonTypeName("external-template-gone")
    record ExternalTemplateGone(UUID tenantId, String resourceUid) implements ControllerFrame {}

    /** What the panel asked for: all of one of them. */
    @RegisterForReflection
    @JsonTypeName("external-template")
    record ExternalTemplateTold(
            NamedTemplate template,
            String title,
            String description,
            @Nullable ManagedBy managedBy,
            JsonNode spec) implements ControllerFrame {}

    /** The credential that was offered could not be kept: the one before stays in use. */
    @RegisterForReflection
    @JsonTypeName("credential-refused")
    record CredentialRefused(String reason) implements ControllerFrame {}

    @RegisterForReflection
    @JsonTypeName("heartbeat")
    record Heartbeat() implements ControllerFrame {}
}
