package io.pteronimbus.gameserver.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.json.UnreadableException;
import io.pteronimbus.gameserver.server.ExternalServers;
import io.pteronimbus.gameserver.server.ReportedServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes what controllers say of servers that were made in their clusters. */
@ApplicationScoped
class LinkExternals {
    private final ExternalServers servers;
    private final ForeignJson json;

    LinkExternals(ExternalServers servers, ForeignJson json) {
        this.servers = servers;
        this.json = json;
    }

    /** A part of all there are. Only with the last one it is known what is there no more. */
    void all(LinkSession session, JsonNode frame) {
        for (var server : frame.path("servers")) {
            var told = json.convert(server, ReportedServer.class);
            session.named(told.resourceUid());
            servers.take(session.cluster(), told);
        }
        if (!frame.path("more").asBoolean()) {
            servers.keepOnly(session.cluster(), session.allNamed());
        }
    }

    void changed(LinkSession session, JsonNode frame) {
        servers.take(session.cluster(), json.convert(frame.path("server"), ReportedServer.class));
    }

    void gone(LinkSession session, UUID tenantId, JsonNode frame) {
        var uid = frame.path("resourceUid").asText();
        if (uid.isEmpty()) {
            throw new UnreadableException("an external server without resourceUid", null);
        }
        servers.gone(session.cluster(), tenantId, uid);
    }
}
