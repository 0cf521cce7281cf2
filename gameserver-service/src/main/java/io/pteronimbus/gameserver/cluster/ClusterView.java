package io.pteronimbus.gameserver.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as super administrators see it.
 *
 * @param since when it entered that state; null while its controller was never seen
 * @param configured enrolled by configuration, which alone can change its credential
 * @param placeable whether new servers may be placed there
 * @param controllerVersion as the controller last said
 * @param protocol of the link, as the controller last said; of {@code INCOMPATIBLE} the one that is not spoken here
 * @param lastSeenAt when something was last heard of it, up to a heartbeat ago
 * @param servers how many the panel has placed there
 * @param revision number of the newest change it is to hear of
 * @param outstanding changes its controller has not yet said to hold
 * @param rotationRequestedAt a new credential waits to be proven since then
 */
record ClusterView(
        String name,
        ClusterState state,
        @Nullable Instant since,
        Map<String, String> labels,
        boolean configured,
        boolean placeable,
        @Nullable String controllerVersion,
        @Nullable Integer protocol,
        @Nullable Instant lastSeenAt,
        int servers,
        Capacity capacity,
        long revision,
        Outstanding outstanding,
        @Nullable Instant rotationRequestedAt,
        Instant createdAt) {

    /**
     * What its nodes can give to pods, and what its servers ask for of that, stopped ones too: a server never moves, so its place is
     * kept.
     *
     * @param cpuMillis thousandths of a core; null while the controller has not said
     */
    record Capacity(
            @Nullable Long cpuMillis,
            @Nullable @JsonProperty("memoryMiB") Long memoryMiB,
            long usedCpuMillis,
            @JsonProperty("usedMemoryMiB") long usedMemoryMiB) {}

    /** @param oldest when the one that waits longest was accepted; null when none waits */
    record Outstanding(long count, @Nullable Instant oldest) {
        static final Outstanding NONE = new Outstanding(0, null);
    }

    static ClusterView of(Cluster cluster, Map<String, String> labels, @Nullable Outstanding outstanding) {
        var state = cluster.state();
        return new ClusterView(
                cluster.name,
                state,
                since(cluster, state),
                labels,
                cluster.configured,
                cluster.placeable,
                cluster.controllerVersion,
                state == ClusterState.INCOMPATIBLE ? cluster.refusedProtocol : cluster.protocol,
                cluster.lastSeenAt,
                cluster.servers,
                new Capacity(cluster.cpuMillis, cluster.memoryMib, cluster.usedCpuMillis, cluster.usedMemoryMib),
                cluster.revision,
                Optional.ofNullable(outstanding).orElse(Outstanding.NONE),
                cluster.rotationRequestedAt,
                cluster.createdAt);
    }

    private static @Nullable Instant since(Cluster cluster, ClusterState state) {
        return switch (state) {
            case CONNECTED -> cluster.connectedAt;
            case REVOKED -> cluster.revokedAt;
            case AWAY, INCOMPATIBLE -> cluster.awaySince;
            case WAITING -> null;
        };
    }
}
