package io.pteronimbus.gameserver.link;

import io.pteronimbus.gameserver.cluster.ClusterService;
import io.pteronimbus.gameserver.cluster.OutstandingChanges;
import io.pteronimbus.gameserver.cluster.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What is kept of connections beyond them: which one holds a cluster, and what its controller said. */
@ApplicationScoped
class LinkStanding {
    private static final Logger LOG = Logger.getLogger(LinkStanding.class);

    private final Presence presence;
    private final OutstandingChanges outstanding;
    private final ClusterService clusters;

    LinkStanding(Presence presence, OutstandingChanges outstanding, ClusterService clusters) {
        this.presence = presence;
        this.outstanding = outstanding;
        this.clusters = clusters;
    }

    void arrived(LinkSession session, String version, int protocol) {
        presence.arrived(session.cluster(), session.id(), version, protocol);
    }

    /** Whether the connection still is the cluster's; else it is closed. */
    boolean holds(LinkSession session) {
        // whoever was silent for long is not noted as seen just because nobody has hung up yet
        if (session.quiet().compareTo(session.longestQuiet()) > 0 || presence.seen(session.cluster(), session.id())) {
            return true;
        }
        LOG.infof("Connection is not that of the cluster any more: cluster=%s", session.cluster());
        session.close(LinkClose.REPLACED);
        return false;
    }

    void left(LinkSession session) {
        presence.left(session.cluster(), session.id(), session.quiet());
    }

    void incompatible(String cluster, String version, int protocol) {
        presence.incompatible(cluster, version, protocol);
    }

    void capacity(String cluster, long cpuMillis, long memoryMib) {
        presence.capacity(cluster, cpuMillis, memoryMib);
    }

    void acknowledged(String cluster, Map<UUID, Long> generations) {
        outstanding.acknowledged(cluster, generations);
    }

    /** A credential to be offered, once for each request that was made. */
    Optional<String> offer(LinkSession session) {
        return clusters.offerCredential(session.cluster(), session.offered()).map(offer -> {
            session.offered(offer.requestedAt());
            return offer.credential();
        });
    }
}
