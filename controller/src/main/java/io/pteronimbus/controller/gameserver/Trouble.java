package io.pteronimbus.controller.gameserver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a game from being started, for now: the cluster goes on trying, so the server goes on starting, and says why it
 * takes so long.
 */
record Trouble(String reason, String message) {
    /** All ports that players could reach a server at are in use. */
    static final String NO_PORT_LEFT = "NoPortLeft";

    static final String UNSCHEDULABLE = "Unschedulable";
    static final String VOLUME_PENDING = "VolumePending";
    static final String VOLUME_LOST = "VolumeLost";
    static final String START_DELAYED = "StartDelayed";
    /** The tenant has no room left in the cluster. */
    static final String QUOTA_EXCEEDED = "QuotaExceeded";
    /** The cluster does not take what the server consists of, or its pod. */
    static final String REFUSED = "Refused";

    /** After so long on its node a pod that has not begun is worth a word: images and volumes take their time. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How long until a server without a port is looked at again, if nobody said that one is free. */
    private static final Duration PORT_PAUSE = Duration.ofMinutes(1);

    /** A pod without a node finds one soon in most cases: volumes are made as they are asked for. */
    static final Duration SCHEDULING = Duration.ofSeconds(5);

    private static final Set<String> ALL =
            Set.of(NO_PORT_LEFT, UNSCHEDULABLE, VOLUME_PENDING, VOLUME_LOST, START_DELAYED, QUOTA_EXCEEDED, REFUSED);
    /** As "unbound immediate PersistentVolumeClaims", or "didn't find available persistent volumes to bind". */
    private static final Pattern NO_VOLUME = Pattern.compile("persistent ?volume", Pattern.CASE_INSENSITIVE);
    /** Up to Kubernetes 1.33, and since. */
    private static final Pattern OTHER_NODE =
            Pattern.compile("volume node affinity conflict|PersistentVolume's node affinity");

    private static final Set<String> PREPARING = Set.of("ContainerCreating", "PodInitializing");

    static boolean isReason(@Nullable String reason) {
        return reason != null && ALL.contains(reason);
    }

    /** The cluster does not take something of the server. */
    static boolean isRefusal(@Nullable String reason) {
        return QUOTA_EXCEEDED.equals(reason) || REFUSED.equals(reason) || Reasons.CHANGE_REFUSED.equals(reason);
    }

    static @Nullable Trouble of(ServerObservation seen) {
        var pod = seen.pod();
        if (pod == null) {
            return seen.portRefusal() == null ? ofRefusal(seen) : new Trouble(NO_PORT_LEFT, seen.portRefusal());
        }
        if (!(pod.container() instanceof ContainerNow.Waiting)) {
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

    /** Why there is no pod. */
    static @Nullable Trouble ofRefusal(ServerObservation seen) {
        var refusal = seen.refusal();
        if (refusal == null || !refusal.isToBeTold(seen.now())) {
            return null;
        }
        return refusal.isForWantOfQuota()
                ? new Trouble(QUOTA_EXCEEDED, "The tenant has no room left in the cluster. It says: " + refusal.said())
                : new Trouble(REFUSED, "The cluster does not take the server. It says: " + refusal.said());
    }

    /** What keeps a pod of the server, the game's or an installation's, from having a node and a volume. */
    static @Nullable Trouble ofPlace(ServerObservation seen, PodPlace place) {
        if ("Lost".equals(seen.volumePhase())) {
            return new Trouble(VOLUME_LOST, "The volume with the server's files is lost to the cluster.");
        }
        var refusal = place.refusal();
        if (refusal != null && findsNoNode(place).filter(seen.now()::isBefore).isEmpty()) {
            var said = " The cluster says: " + refusal;
            return "Pending".equals(seen.volumePhase())
                            && NO_VOLUME.matcher(refusal).find()
                    ? new Trouble(VOLUME_PENDING, "The server's volume cannot be had yet." + said)
                    : new Trouble(
                            UNSCHEDULABLE,
                            noRoom(seen, OTHER_NODE.matcher(refusal).find()) + said);
        }
        return null;
    }

    /** How long until what is seen now is worth a word, if nothing else happens. */
    static Optional<Duration> nextLook(ServerObservation seen) {
        if (seen.portRefusal() != null && seen.wantsRunning()) {
            return Optional.of(PORT_PAUSE);
        }
        return Stream.of(notMade(seen), placing(seen).flatMap(Trouble::findsNoNode), delayedSince(seen))
                .flatMap(Optional::stream)
                .map(at -> Duration.between(seen.now(), at))
                .filter(Duration::isPositive)
                .min(Duration::compareTo)
                // the cluster's clock and ours may be far apart
                .map(wait -> wait.compareTo(PATIENCE) < 0 ? wait : PATIENCE);
    }

    private static Optional<Instant> notMade(ServerObservation seen) {
        return Optional.ofNullable(seen.pod() == null ? seen.refusal() : null).map(ClusterRefusal::tellAt);
    }

    /** Where the game's pod is to be, or else an installation's. */
    private static Optional<PodPlace> placing(ServerObservation seen) {
        return Optional.ofNullable(seen.pod())
                .map(ObservedPod::place)
                .or(() -> Optional.ofNullable(seen.install()).map(ObservedInstall::place));
    }

    private static Optional<Instant> findsNoNode(PodPlace place) {
        return Optional.ofNullable(place.refusal() == null ? null : place.since())
                .map(since -> since.plus(SCHEDULING));
    }

    private static Optional<Instant> delayedSince(ServerObservation seen) {
        var pod = seen.pod();
        if (pod == null
                || pod.place().refusal() != null
                || !(pod.container() instanceof ContainerNow.Waiting(var reason, var ignored))) {
            return Optional.empty();
        }
        return reason == null || PREPARING.contains(reason)
                ? Optional.ofNullable(pod.place().since()).map(since -> since.plus(PATIENCE))
                : Optional.empty();
    }

    private static String noRoom(ServerObservation seen, boolean volumeIsElsewhere) {
        var resources = seen.spec().resources();
        return (volumeIsElsewhere
                        ? "Its volume lies on a node that does not take the server"
                        : "No node takes the server")
                + ", which asks for " + resources.cpuMillis() + "m of CPU and " + resources.memoryMiB()
                + " MiB of memory.";
    }
}
