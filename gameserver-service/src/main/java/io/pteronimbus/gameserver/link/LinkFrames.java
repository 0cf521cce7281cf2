package io.pteronimbus.gameserver.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.gameserver.quota.TenantLimits;
import io.pteronimbus.gameserver.server.DesiredServer;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Writes what is said to a controller. */
@ApplicationScoped
class LinkFrames {
    private final ObjectMapper json;

    private final Grants grants;

    LinkFrames(ObjectMapper json, Grants grants) {
        this.json = json;
        this.grants = grants;
    }

    /** The first word: who is speaking. */
    String welcome(int protocol, String version) {
        return write(frame("welcome").put("protocol", protocol).put("version", version));
    }

    /** What the controller is to dial in with from now on. */
    String credential(String credential) {
        return write(frame("credential").put("credential", credential));
    }

    /** What a tenant may use, signed for that cluster. */
    String tenant(String cluster, TenantLimits tenant) {
        var limits = tenant.limits();
        var quota = CanonicalJson.of(json.createObjectNode()
                .put("servers", limits.servers())
                .put("cpuMillis", limits.cpuMillis())
                .put("memoryMiB", limits.memoryMiB())
                .put("diskMiB", limits.diskMiB()));
        return write(frame("tenant")
                .put("tenantId", tenant.tenantId().toString())
                .put("version", tenant.version())
                .putRawValue("quota", new RawValue(quota))
                .put("grant", grants.quota(cluster, tenant.tenantId(), tenant.version(), Sha256.hex(quota))));
    }

    /** @param more further frames of the same snapshot follow */
    String snapshot(long revision, List<DesiredServer> servers, boolean more) {
        var frame = frame("snapshot").put("revision", revision).put("more", more);
        var items = frame.putArray("servers");
        servers.forEach(server -> items.add(item(server)));
        return write(frame);
    }

    String desired(DesiredServer server) {
        var frame = frame("desired").put("revision", server.revision());
        frame.set("server", item(server));
        return write(frame);
    }

    String openStream(UUID streamId, UUID serverId, UUID tenantId, String grant) {
        return write(frame("open-stream")
                .put("streamId", streamId.toString())
                .put("kind", "console")
                .put("serverId", serverId.toString())
                .put("tenantId", tenantId.toString())
                .put("grant", grant));
    }

    String closeStream(UUID streamId) {
        return write(frame("close-stream").put("streamId", streamId.toString()));
    }

    String heartbeat() {
        return write(frame("heartbeat"));
    }

    private ObjectNode item(DesiredServer server) {
        var item = json.createObjectNode()
                .put("serverId", server.serverId().toString())
                .put("tenantId", server.tenantId().toString())
                .put("generation", server.generation())
                .put("deleted", server.deleted())
                .putRawValue("spec", new RawValue(server.spec()))
                .put("grant", server.grant());
        var secrets = server.secrets();
        if (secrets != null) {
            item.set("secrets", secrets.toJson());
        }
        return item;
    }

    private ObjectNode frame(String type) {
        return json.createObjectNode().put("type", type);
    }

    private String write(ObjectNode frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame cannot be written", e);
        }
    }
}
