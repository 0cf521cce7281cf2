package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PreconditionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.pteronimbus.controller.node.KnownNode;
import io.pteronimbus.controller.node.Nodes;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The pod of a server: read, and now and then deleted. Nobody but the cluster makes it. */
@Singleton
final class PodChild extends Child<Pod> {
    private static final Logger LOG = Logger.getLogger(PodChild.class);

    private final KubernetesClient client;
    private final Nodes nodes;

    PodChild(KubernetesClient client, Nodes nodes) {
        super(Pod.class, client);
        this.client = client;
        this.nodes = nodes;
    }

    static String nameOf(ServerRef ref) {
        return ref.name() + "-0";
    }

    @Override
    String name(ServerRef ref) {
        return nameOf(ref);
    }

    @Override
    Pod desired(GameServer server, ServerRef ref, int replicas) {
        throw new UnsupportedOperationException("the StatefulSet makes pods");
    }

    Optional<ObservedPod> observe(ServerRef ref) {
        return present(ref).map(pod -> observed(pod, nodes.find(nodeOf(pod)).orElse(null)));
    }

    /** Those of an installation belong to the server too, and have names that the cluster gives. */
    @Override
    InformerEventSource<Pod, GameServer> watch(EventSourceContext<GameServer> context, GameServers servers) {
        return watch(informer(Pod.class, context, servers), context);
    }

    /** Those that make, or made, the server's files. */
    List<Pod> installing(GameServer server) {
        return source().getSecondaryResources(server).stream()
                .filter(pod -> pod.getMetadata().getLabels().containsKey(Labels.INSTALL))
                .toList();
    }

    /** Deletes this very pod, not one that has taken its name meanwhile. */
    void apply(PodPlan.Deletion deletion, ServerRef ref) {
        var pod = present(ref).orElse(null);
        if (pod == null || deletion == PodPlan.Deletion.NONE) {
            return;
        }
        LOG.infof(
                "Deleting pod: server=%s pod=%s how=%s",
                ref.serverId(), pod.getMetadata().getUid(), deletion);
        var options = new DeleteOptionsBuilder()
                .withApiVersion("v1")
                .withKind("DeleteOptions")
                .withGracePeriodSeconds(deletion == PodPlan.Deletion.KILL ? PodPlan.KILL_GRACE_SECONDS : null)
                .withPreconditions(new PreconditionsBuilder()
                        .withUid(pod.getMetadata().getUid())
                        .build())
                .build();
        try {
            client.raw("/api/v1/namespaces/" + ref.namespace() + "/pods/" + name(ref), "DELETE", options);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    /** By what the pod says alone. */
    static ObservedPod observed(Pod pod) {
        return observed(pod, null);
    }

    /** @param node that has the pod; null: nobody knows of it */
    static ObservedPod observed(Pod pod, @Nullable KnownNode node) {
        var meta = pod.getMetadata();
        var status = pod.getStatus();
        var game = status == null
                ? null
                : status.getContainerStatuses().stream()
                        .filter(container -> container.getName().equals(StatefulSetChild.CONTAINER))
                        .findFirst()
                        .orElse(null);
        return new ObservedPod(
                meta.getUid(),
                meta.getDeletionTimestamp() != null,
                Objects.requireNonNullElse(meta.getDeletionGracePeriodSeconds(), 0L),
                status != null && isLost(status, node),
                nonce(pod, Labels.RESTART_NONCE),
                nonce(pod, Labels.KILL_NONCE),
                game == null ? 0 : Objects.requireNonNullElse(game.getRestartCount(), 0),
                now(status, game),
                game == null || game.getLastState() == null
                        ? null
                        : exit(game.getLastState().getTerminated()),
                status == null ? PodPlace.UNKNOWN : place(status));
    }

    /** The name of the node that has the pod. */
    static @Nullable String nodeOf(Pod pod) {
        return pod.getSpec() == null ? null : pod.getSpec().getNodeName();
    }

    /**
     * Nobody knows what the pod does. Its own status goes on to say what its node said last, be it that the game runs, and so does that of a pod the
     * cluster has asked to go: it stays until its node says that it is gone.
     */
    private static boolean isLost(PodStatus status, @Nullable KnownNode node) {
        if ("Unknown".equals(status.getPhase()) || "NodeLost".equals(status.getReason())) {
            return true;
        }
        var isOver = "Failed".equals(status.getPhase()) || "Succeeded".equals(status.getPhase());
        return !isOver && (node == null ? isCalledUnreadyByOthers(status) : node.lost());
    }

    /** A node calls a pod ready that has no gates when its containers are; only the cluster itself says otherwise, of nodes it does not hear from. */
    private static boolean isCalledUnreadyByOthers(PodStatus status) {
        return says(status, "Ready", "False") && says(status, "ContainersReady", "True");
    }

    private static boolean says(PodStatus status, String condition, String answer) {
        return status.getConditions().stream()
                .anyMatch(said -> condition.equals(said.getType()) && answer.equals(said.getStatus()));
    }

    static PodPlace place(PodStatus status) {
        var scheduled = status.getConditions().stream()
                .filter(condition -> "PodScheduled".equals(condition.getType()))
                .findFirst();
        var refusal = scheduled
                .filter(condition -> "Unschedulable".equals(condition.getReason()))
                .filter(condition -> !"True".equals(condition.getStatus()))
                .map(condition -> Objects.requireNonNullElse(condition.getMessage(), "no node fits"));
        var since = scheduled.map(condition -> instant(condition.getLastTransitionTime()));
        // a game's container is restarted whatever it does: only a node ends such a pod, and says why (Evicted,
        // NodeAffinity, OutOfcpu, Terminated ...)
        var isEvicted = "Failed".equals(status.getPhase()) && status.getReason() != null;
        return new PodPlace(
                refusal.orElse(null),
                since.orElse(null),
                isEvicted ? Objects.requireNonNullElse(status.getMessage(), status.getReason()) : null);
    }

    /** A game waits for what runs before it: what keeps that from running keeps the game. */
    private static ContainerNow now(@Nullable PodStatus status, @Nullable ContainerStatus game) {
        var now = now(game);
        return now instanceof ContainerNow.Waiting && status != null
                ? status.getInitContainerStatuses().stream()
                        .map(PodChild::stuck)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(now)
                : now;
    }

    private static Optional<ContainerNow> stuck(ContainerStatus before) {
        var waiting = before.getState() == null ? null : before.getState().getWaiting();
        if (waiting == null || waiting.getReason() == null) {
            return Optional.empty();
        }
        if (ObservedPod.BACK_OFF.equals(waiting.getReason())) {
            return Optional.of(new ContainerNow.Waiting(Reasons.CONFIG_FILES_FAILED, waiting.getMessage()));
        }
        return Reasons.saysCannotStart(waiting.getReason())
                ? Optional.of(new ContainerNow.Waiting(waiting.getReason(), waiting.getMessage()))
                : Optional.empty();
    }

    private static ContainerNow now(@Nullable ContainerStatus game) {
        var state = game == null ? null : game.getState();
        if (game == null || state == null) {
            return new ContainerNow.Waiting(null, null);
        }
        var ended = exit(state.getTerminated());
        if (ended != null) {
            return new ContainerNow.Ended(ended);
        }
        if (state.getRunning() != null && game.getContainerID() != null) {
            return new ContainerNow.Running(game.getContainerID());
        }
        return waiting(state);
    }

    private static ContainerNow.Waiting waiting(ContainerState state) {
        var waiting = state.getWaiting();
        return waiting == null
                ? new ContainerNow.Waiting(null, null)
                : new ContainerNow.Waiting(waiting.getReason(), waiting.getMessage());
    }

    private static @Nullable ContainerExit exit(@Nullable ContainerStateTerminated ended) {
        if (ended == null) {
            return null;
        }
        var exitCode = Objects.requireNonNullElse(ended.getExitCode(), -1);
        return new ContainerExit(
                Objects.requireNonNullElse(ended.getContainerID(), ""),
                exitCode,
                Objects.requireNonNullElse(ended.getReason(), exitCode == 0 ? "Completed" : "Error"),
                ended.getMessage(),
                instant(ended.getFinishedAt()));
    }

    private static @Nullable Instant instant(@Nullable String time) {
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException e) {
            LOG.debugf(e, "Not a time: %s", time);
            return null;
        }
    }

    /** A pod without one was not started by the template as it is: then no restart of it is due. */
    private static long nonce(Pod pod, String annotation) {
        var value = pod.getMetadata().getAnnotations().get(annotation);
        return value == null ? Long.MAX_VALUE : Long.parseLong(value);
    }
}
