package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.platform.request.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Takes how servers fare into the servers people see, and stops those that have been empty for as long as they may be. */
@ApplicationScoped
public class ServerFare {
    private static final Logger LOG = Logger.getLogger(ServerFare.class);
    private static final String EMPTY = "empty";

    private final ServerRepository servers;
    private final ServerService service;
    private final RequestTrace trace;

    ServerFare(ServerRepository servers, ServerService service, RequestTrace trace) {
        this.servers = servers;
        this.service = service;
        this.trace = trace;
    }

    /**
     * @param isNow the sample tells of the present
     * @return false for a server that is not the tenant's, or not on that cluster
     */
    @Transactional
    public boolean take(ServerStats sample, boolean isNow) {
        var stopDue = sample.stopDue() && isNow;
        // locked before it is read: what is read without a lock is not read again
        var found = stopDue
                ? servers.lock(sample.tenantId(), sample.serverId())
                : servers.find(sample.tenantId(), sample.serverId());
        var server = found.filter(s -> s.cluster.equals(sample.cluster())).orElse(null);
        if (server == null) {
            return false;
        }
        if (isNow) {
            servers.setPlayers(server, sample.players(), sample.at());
        }
        if (stopDue && isStillWanted(server, sample)) {
            stop(sample);
        }
        return true;
    }

    public boolean isRunning(ServerBrief server) {
        return server.state() == ServerState.RUNNING;
    }

    private void stop(ServerStats sample) {
        var by = new Author(Actor.service("gameserver-service"), null, null, false, trace.id(), EMPTY);
        var unused = service.power(sample.tenantId(), sample.serverId(), PowerAction.STOP, by);
        LOG.infof(
                "Server stopped, nobody plays: tenant=%s server=%s since=%s",
                sample.tenantId(), sample.serverId(), sample.emptySince());
    }

    /** What was found out about an older intent, or comes while an action is under way, stops nothing. */
    private static boolean isStillWanted(Server server, ServerStats sample) {
        return server.external == null
                && server.generation == sample.generation()
                && server.state == ServerState.RUNNING
                && server.desiredState == ServerState.RUNNING
                && server.pendingAction == null
                && !server.deleting;
    }
}
