package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the cluster for a new server. From then on it stays there. */
@ApplicationScoped
public class Placement {
    /** Those that are there before those that are away, then where most memory is free; what is not known is much. */
    private static final Comparator<Cluster> BEST_FIRST = Comparator.comparing(
                    (Cluster cluster) -> cluster.state() != ClusterState.CONNECTED)
            .thenComparing(
                    cluster -> cluster.memoryMib == null ? Long.MIN_VALUE : cluster.usedMemoryMib - cluster.memoryMib)
            .thenComparing(cluster -> !cluster.configured)
            .thenComparing(cluster -> cluster.name);

    private final ClusterRepository clusters;
    private final ClusterLabels labels;
    private final EntityManager entities;
    private final PlacementConfig config;

    Placement(ClusterRepository clusters, ClusterLabels labels, EntityManager entities, PlacementConfig config) {
        this.config = config;
        this.clusters = clusters;
        this.labels = labels;
        this.entities = entities;
    }

    /**
     * A cluster that has all those labels and room for so much. Labels of one key and different values are had by none. Where room is limited the cluster is locked until the transaction ends, so
     * that it is given away once. Throws 409 {@code no-cluster-fits}.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public String place(Set<Map.Entry<String, String>> wanted, long cpuMillis, long memoryMib) {
        var labelled = clusters.all().stream()
                .filter(this::takesServers)
                .filter(cluster -> labels.of(cluster).entrySet().containsAll(wanted))
                .toList();
        return labelled.stream()
                .filter(cluster -> hasRoom(cluster, cpuMillis, memoryMib))
                .sorted(BEST_FIRST)
                .filter(cluster -> stillFits(cluster, cpuMillis, memoryMib))
                .findFirst()
                .map(cluster -> cluster.name)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NO_CLUSTER_FITS,
                        "No cluster " + withLabels(wanted)
                                + (labelled.isEmpty() ? "takes new servers." : "has room for a server of that size.")));
    }

    /** What was asked for, to be said to who asked. */
    private static String withLabels(Set<Map.Entry<String, String>> wanted) {
        return wanted.isEmpty()
                ? ""
                : wanted.stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ", "with the labels ", " "));
    }

    private boolean takesServers(Cluster cluster) {
        return cluster.placeable
                && cluster.state() != ClusterState.REVOKED
                && (cluster.configured || cluster.mayDialIn());
    }

    private boolean hasRoom(Cluster cluster, long cpuMillis, long memoryMib) {
        return !config.limitedByCapacity() || cluster.hasRoomFor(cpuMillis, memoryMib);
    }

    private boolean stillFits(Cluster cluster, long cpuMillis, long memoryMib) {
        if (!config.limitedByCapacity() || (cluster.cpuMillis == null && cluster.memoryMib == null)) {
            // so that nobody forgets it meanwhile; whoever raises its revision is not held up
            return !entities.createNativeQuery(
                            "select 1 from cluster where name = :name and revoked_at is null for key share")
                    .setParameter("name", cluster.name)
                    .getResultList()
                    .isEmpty();
        }
        return clusters.lock(cluster.name)
                .filter(now -> takesServers(now) && now.hasRoomFor(cpuMillis, memoryMib))
                .isPresent();
    }
}
