package io.pteronimbus.gameserver.link;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.gameserver.cluster.LinkConfig;
import io.pteronimbus.gameserver.server.DesiredServers;
import io.quarkus.runtime.Startup;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The connections controllers hold to this replica, one for each cluster: the newest. */
@Startup
@ApplicationScoped
public class LinkSessions {
    private static final Logger LOG = Logger.getLogger(LinkSessions.class);

    private final Map<String, LinkSession> sessions = new ConcurrentHashMap<>();
    private final DesiredServers desired;
    private final TenantQuotas quotas;
    private final LinkStanding standing;
    private final LinkFrames frames;
    private final LinkConfig config;
    private final LinkTemplates templates;
    private final OpenConnections connections;

    LinkSessions(
            DesiredServers desired,
            TenantQuotas quotas,
            LinkStanding standing,
            LinkFrames frames,
            LinkConfig config,
            LinkTemplates templates,
            OpenConnections connections,
            MeterRegistry meters) {
        this.desired = desired;
        this.quotas = quotas;
        this.standing = standing;
        this.connections = connections;
        this.frames = frames;
        this.config = config;
        this.templates = templates;
        Gauge.builder("pteronimbus.link.connected", sessions, Map::size)
                .description("Clusters whose controller is connected to this replica")
                .register(meters);
    }

    LinkSession open(String cluster, WebSocketConnection connection) {
        var session = new LinkSession(
                cluster, connection, desired, quotas, standing, frames, config, templates.newsFor(cluster));
        var older = sessions.put(cluster, session);
        if (older != null) {
            LOG.infof("Newer connection of cluster=%s replaces the older", cluster);
            older.close(LinkClose.REPLACED);
        }
        Thread.ofVirtual().name("link-" + cluster).start(session::run);
        LOG.infof("Controller connected: cluster=%s", cluster);
        return session;
    }

    void ended(LinkSession session) {
        session.ended();
        if (sessions.remove(session.cluster(), session)) {
            LOG.infof("Controller gone: cluster=%s", session.cluster());
        }
        standing.left(session);
    }

    /** There may be changes for that cluster; heard of by the replica that holds its connection. */
    void wake(String cluster) {
        var session = sessions.get(cluster);
        if (session != null) {
            session.wake();
        }
    }

    /** There may be changes of templates, for every cluster. */
    void wakeForTemplates() {
        sessions.values().forEach(LinkSession::wakeForTemplates);
    }

    /** What that cluster dialled in with is no good any more: everything it holds open here is closed, streams too. */
    void revoked(String cluster) {
        var session = sessions.remove(cluster);
        if (session != null) {
            session.close(LinkClose.REVOKED);
        }
        connections.stream()
                .filter(open -> cluster.equals(open.userData().get(LinkUpgradeCheck.CLUSTER)) && open.isOpen())
                .forEach(open -> open.close(LinkClose.REVOKED)
                        .subscribe()
                        .with(done -> {}, failure -> LOG.debugf(failure, "Closing failed")));
    }

    /** Another replica holds the connection of that cluster now. */
    void replacedElsewhere(String cluster) {
        var session = sessions.remove(cluster);
        if (session != null) {
            session.close(LinkClose.REPLACED);
        }
    }

    /** Asks the controller to dial a console stream. False when it is not connected. */
    public boolean openStream(String cluster, UUID streamId, UUID serverId, UUID tenantId, String grant) {
        return send(cluster, frames.openStream(streamId, serverId, tenantId, grant));
    }

    /** Tells the controller that a stream is needed no more. */
    public void closeStream(String cluster, UUID streamId) {
        send(cluster, frames.closeStream(streamId));
    }

    private boolean send(String cluster, String frame) {
        @Nullable LinkSession session = sessions.get(cluster);
        return session != null && session.send(frame);
    }
}
