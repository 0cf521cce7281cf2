package io.pteronimbus.controller.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the panel says on the link. */
public sealed interface PanelFrame {

    /**
     * The whole list, perhaps in several parts. Says nothing about servers it does not name.
     *
     * @param more another part follows
     */
    record Snapshot(long revision, boolean more, List<DesiredServer> servers) implements PanelFrame {}

    /** One server changed. */
    record Desired(long revision, DesiredServer server) implements PanelFrame {}

    /**
     * How much a tenant may use.
     *
     * @param quota kept as it came, since its hash is signed
     */
    record Tenant(
            UUID tenantId,
            long version,
            JsonNode quota,
            @Nullable String grant) implements PanelFrame {

        /** Without the grant. */
        @Override
        public String toString() {
            return "Tenant[" + tenantId + ", version=" + version + ", quota=" + quota + "]";
        }
    }

    /** Somebody wants to read along: a second socket is to be dialled for it. */
    record OpenStream(
            String streamId,
            String kind,
            UUID serverId,
            UUID tenantId,
            @Nullable String grant) implements PanelFrame {

        /** Without the grant. */
        @Override
        public String toString() {
            return "OpenStream[" + streamId + ", " + kind + ", server=" + serverId + ", tenant=" + tenantId + "]";
        }
    }

    record CloseStream(String streamId) implements PanelFrame {}

    /** Who is speaking. Panels before it said nothing of the kind. */
    record Welcome(int protocol, String version) implements PanelFrame {}

    /** What is to be dialled in with from now on. */
    record Credential(String credential) implements PanelFrame {

        /** Without the credential. */
        @Override
        public String toString() {
            return "Credential[...]";
        }
    }

    /** Of templates; dealt with by a {@link TemplateLink}. */
    sealed interface OfTemplates extends PanelFrame {}

    /**
     * A template that is to be in the cluster, or not any more.
     *
     * @param tenantId whose it is; null: everybody's
     * @param slug the resource's name
     * @param hash of all it says, as the panel counts it; empty for one that is deleted
     */
    record NamedTemplate(UUID id, @Nullable UUID tenantId, String slug, long version, String hash, boolean deleted) {}

    /**
     * All there are, perhaps in several parts. Says nothing about those it does not name.
     *
     * @param more another part follows
     */
    record Templates(boolean more, List<NamedTemplate> templates) implements OfTemplates {}

    /** One is new, changed or deleted. */
    record TemplateChanged(NamedTemplate template) implements OfTemplates {}

    /**
     * All of one, as was asked for.
     *
     * @param signed the whole of it, kept as it came, since its hash is signed
     * @param title what people call it
     * @param spec null: it is deleted
     */
    record TemplateTold(
            NamedTemplate template,
            String title,
            String description,
            @Nullable JsonNode spec,
            JsonNode signed,
            @Nullable String grant)
            implements OfTemplates {

        /** Without content and grant. */
        @Override
        public String toString() {
            return "TemplateTold[" + template + "]";
        }
    }

    /** One that was asked for will not be said: it is gone, or too large. */
    record TemplateWithheld(UUID id) implements OfTemplates {}

    /** Of a template that was made in the cluster all is to be said. */
    record ExternalTemplateWanted(UUID tenantId, String resourceUid, String name) implements OfTemplates {}

    /** A template that was made in the cluster was not taken as it is now. */
    record ExternalTemplateRefused(UUID tenantId, String resourceUid, String name, String reason)
            implements OfTemplates {}

    record Heartbeat() implements PanelFrame {}

    /** Of a newer panel: not understood, and so ignored. */
    record Unknown(String type) implements PanelFrame {}
}
