package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.crd.GameServer;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** What is done beside all else for servers that somebody made with kubectl or from Git; for those of the panel nothing. */
@Singleton
class ExternalCare {
    private static final Logger LOG = Logger.getLogger(ExternalCare.class);

    private final GameServers servers;
    private final TenantGuard guard;
    private final ClusterEvents events;
    private final Event<ExternalSeen> seen;
    /** By uid, the generation it was told of. */
    private final Map<String, Long> refusals = new ConcurrentHashMap<>();

    ExternalCare(GameServers servers, TenantGuard guard, ClusterEvents events, Event<ExternalSeen> seen) {
        this.servers = servers;
        this.guard = guard;
        this.events = events;
        this.seen = seen;
    }

    /** Before anything is made of it: nobody else has closed the namespace off. The panel hears of it even if it cannot be made. */
    void before(GameServer server, ServerRef ref) {
        if (isExternal(server)) {
            seen.fire(new ExternalSeen(ref, server));
            guard.closeOff(ref);
        }
    }

    /** @param server as it is now that all was done that could be */
    void seen(GameServer server, ServerRef ref) {
        if (isExternal(server)) {
            refusals.remove(server.getMetadata().getUid());
            seen.fire(new ExternalSeen(ref, server));
        }
    }

    /** The cluster does not let something of the server be made, since the tenant's quota is used up, say. Told once. */
    void refused(GameServer server, KubernetesClientException refusal) {
        if (refusal.getCode() != HttpURLConnection.HTTP_FORBIDDEN || !isExternal(server)) {
            return;
        }
        var meta = server.getMetadata();
        if (!meta.getGeneration().equals(refusals.put(meta.getUid(), meta.getGeneration()))) {
            var why = refusal.getStatus() == null
                    ? refusal.getMessage()
                    : refusal.getStatus().getMessage();
            events.warn(server, "Refused", "The cluster does not let it be made: " + why);
        }
    }

    private boolean isExternal(GameServer server) {
        return servers.external(server).isPresent();
    }

    /** It is nobody's: whose a server is its namespace says. */
    void leave(GameServer server) {
        var meta = server.getMetadata();
        LOG.warnf("Not in a tenant's namespace, left alone: namespace=%s name=%s", meta.getNamespace(), meta.getName());
        events.warn(
                server,
                "NotOfATenant",
                "Nothing is made of it: only servers in the namespace of a tenant, ptn-<tenant id>, are run");
    }
}
