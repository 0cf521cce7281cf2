package io.pteronimbus.controller.gameserver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a game from being started, for now: the cluster goes on trying, so the server goes on starting, and says why it
 * takes so long.
 */
record Trouble(String reason, String message) {
    static final String UNSCHEDULABLE = "Unschedulable";
    static final String VOLUME_PENDING = "VolumePending";
    static final String VOLUME_LOST = "VolumeLost";
    static final String START_DELAYED = "StartDelayed";

    /** After so long on its node a pod that has not begun is worth a word: images and volumes take their time. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Set<String> ALL = Set.of(UNSCHEDULABLE, VOLUME_PENDING, VOLUME_LOST, START_DELAYED);
    private static final Set<String> PREPARING = Set.of("ContainerCreating", "PodInitializing");

    static boolean isReason(@Nullable String reason) {
        return reason != null && ALL.contains(reason);
    }

    static @Nullable Trouble of(ServerObservation seen) {
        var pod = seen.pod();
        if (pod == null || !(pod.container() instanceof ContainerNow.Waiting)) {
            return null;
        }
        var homeless = ofPlace(seen, pod.place());
        if (homeless != null) {
            return homeless;
        }
        return delayedSince(seen).filter(at -> !seen.now().isBefore(at)).isEmpty()
                ? null
                : new Trouble(
                        START_DELAYED,
                        "The node has been preparing the server for more than " + PATIENCE.toMinutes()
                                + " minutes: its volume cannot be attached, or its image takes long to load.");
    }

    /** What keeps a pod of the server, the game's or an installation's, from having a node and a volume. */
    static @Nullable Trouble ofPlace(ServerObservation seen, PodPlace place) {
        if ("Lost".equals(seen.volumePhase())) {
            return new Trouble(VOLUME_LOST, "The volume with the server's files is lost to the cluster.");
        }
        var refusal = place.refusal();
        if (refusal != null) {
            return "Pending".equals(seen.volumePhase()) && refusal.contains("PersistentVolumeClaim")
                    ? new Trouble(VOLUME_PENDING, "The server's volume cannot be had yet. The cluster says: " + refusal)
                    : new Trouble(UNSCHEDULABLE, noRoom(seen) + " The cluster says: " + refusal);
        }
        return null;
    }

    /** How long until a pod that is being prepared now is worth another look. */
    static Optional<Duration> nextLook(ServerObservation seen) {
        return delayedSince(seen).map(at -> Duration.between(seen.now(), at)).filter(Duration::isPositive);
    }

    private static Optional<Instant> delayedSince(ServerObservation seen) {
        var pod = seen.pod();
        if (pod == null || !(pod.container() instanceof ContainerNow.Waiting(var reason, var ignored))) {
            return Optional.empty();
        }
        return reason == null || PREPARING.contains(reason)
                ? Optional.ofNullable(pod.place().since()).map(since -> since.plus(PATIENCE))
                : Optional.empty();
    }

    private static String noRoom(ServerObservation seen) {
        var resources = seen.spec().resources();
        return "No node takes the server, which asks for " + resources.cpuMillis() + "m of CPU and "
                + resources.memoryMiB() + " MiB of memory.";
    }
}
