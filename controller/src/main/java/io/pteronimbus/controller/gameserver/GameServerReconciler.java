package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pteronimbus.controller.cache.CompactStore;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Looks at one server and brings it one step nearer to what is wanted of it. Called when its resource, one of its
 * children or its pod changed, when Kafka acknowledged its newest transition, and when its output said that it is done
 * starting. A look that finds nothing to do makes no request.
 */
@ControllerConfiguration(
        name = GameServerReconciler.NAME,
        finalizerName = GameServerReconciler.FINALIZER,
        fieldManager = Child.FIELD_MANAGER,
        generationAwareEventProcessing = false,
        informer =
                @Informer(
                        onUpdateFilter = IntentChanged.class,
                        itemStore = GameServerStore.class,
                        informerListLimit = CompactStore.PAGE))
public class GameServerReconciler implements Reconciler<GameServer>, Cleaner<GameServer> {
    public static final String NAME = "gameserver";
    public static final String FINALIZER = "pteronimbus.io/cleanup";

    private static final Logger LOG = Logger.getLogger(GameServerReconciler.class);
    private static final Duration SOON = Duration.ofMillis(50);
    /** The bounds of the histogram of looks. */
    private static final Duration[] LOOK_BOUNDS = IntStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);
    /** What is refused so often, within about six seconds, is refused for good. */
    private static final int LASTING = 5;

    private final Children children;
    private final GameServers servers;
    private final Triggers triggers;
    private final DoneLines doneLines;
    private final Transitions transitions;
    private final Teardown teardown;
    private final ServerPods pods;
    private final PodRefusals podRefusals;
    private final ExternalCare external;
    private final Clock clock;
    private final Timer looks;

    GameServerReconciler(
            Children children,
            GameServers servers,
            Triggers triggers,
            DoneLines doneLines,
            Transitions transitions,
            Teardown teardown,
            ServerPods pods,
            PodRefusals podRefusals,
            ExternalCare external,
            Clock clock,
            MeterRegistry metrics) {
        this.children = children;
        this.servers = servers;
        this.triggers = triggers;
        this.doneLines = doneLines;
        this.transitions = transitions;
        this.teardown = teardown;
        this.pods = pods;
        this.podRefusals = podRefusals;
        this.external = external;
        this.clock = clock;
        looks = Timer.builder("pteronimbus.server.looks")
                .description("How long one look at a server takes, its writes with it")
                .serviceLevelObjectives(LOOK_BOUNDS)
                .register(metrics);
    }

    @Override
    public List<EventSource<?, GameServer>> prepareEventSources(EventSourceContext<GameServer> context) {
        servers.readFrom(context.getPrimaryCache());
        var sources = children.watch(context, servers);
        sources.add(triggers.source());
        return sources;
    }

    @Override
    public UpdateControl<GameServer> reconcile(GameServer server, Context<GameServer> context) {
        return Objects.requireNonNull(looks.record(() -> look(server, context)));
    }

    private UpdateControl<GameServer> look(GameServer server, Context<GameServer> context) {
        var ref = servers.refOf(server).orElse(null);
        if (ref == null) {
            external.leave(server);
            return UpdateControl.noUpdate();
        }
        if (transitions.isPast(server)) {
            return UpdateControl.<GameServer>noUpdate().rescheduleAfter(SOON);
        }
        var status = Objects.requireNonNullElseGet(server.getStatus(), GameServerStatus::initial);
        try {
            external.before(server, ref);
            var seen = observe(server, ref, false);
            var plan = PodPlan.of(status, seen);
            var installation = InstallPlan.of(status, seen);
            var ensured = Pause.isOn(server)
                    ? children.present(server, ref)
                    : children.ensure(server, ref, plan, installation);
            pods.seen(ref, seen.pod(), seen.install(), seen.wantsRunning());
            doneLines.follow(ref, seen.pod(), server.getSpec().done(), status);
            var whole = seen.with(isToBeTold(context, status) ? ensured.told(seen.now()) : ensured);
            var next = transitions.advance(server, ref, status, whole, context);
            external.seen(next.server(), ref);
            if (ensured.refused() != null) {
                // again, ever slower, as with all that fails
                throw ensured.refused();
            }
            return plan.replicas() == PodPlan.of(next.status(), seen).replicas()
                            && installation == InstallPlan.of(next.status(), seen)
                    ? unlessItTakesLong(whole)
                    : UpdateControl.<GameServer>noUpdate().rescheduleAfter(SOON);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                external.refused(server, e);
                throw e;
            }
            LOG.debugf("Looked at an old copy, looking again: server=%s", ref.serverId());
            return UpdateControl.<GameServer>noUpdate().rescheduleAfter(SOON);
        }
    }

    /** What was told stays told, though a controller that starts counts its attempts anew. */
    private static boolean isToBeTold(Context<GameServer> context, GameServerStatus status) {
        return Trouble.isRefusal(status.reason())
                || context.getRetryInfo()
                        .map(retry -> retry.getAttemptCount() >= LASTING)
                        .orElse(false);
    }

    /** Nothing happens when a start takes long, so nobody would look. */
    private static UpdateControl<GameServer> unlessItTakesLong(ServerObservation seen) {
        var update = UpdateControl.<GameServer>noUpdate();
        return Trouble.nextLook(seen).map(update::rescheduleAfter).orElse(update);
    }

    @Override
    public DeleteControl cleanup(GameServer server, Context<GameServer> context) {
        var ref = servers.refOf(server).orElse(null);
        if (ref == null) {
            return DeleteControl.defaultDelete();
        }
        var status = Objects.requireNonNullElseGet(server.getStatus(), GameServerStatus::initial);
        try {
            var nothingLeft = !Pause.isOn(server) && children.tearDown(server, ref);
            var seen = observe(server, ref, nothingLeft);
            pods.seen(ref, seen.pod(), null, false);
            doneLines.forget(ref);
            var next = transitions.advance(server, ref, status, seen, context);
            external.seen(next.server(), ref);
            if (next.haveSaidLastWord()) {
                teardown.release(next.server(), ref);
            }
            return DeleteControl.noFinalizerRemoval();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
        }
    }

    private ServerObservation observe(GameServer server, ServerRef ref, boolean nothingLeft) {
        var pod = children.pod(ref);
        return new ServerObservation(
                servers.specOf(server),
                server.getMetadata().getGeneration(),
                server.isMarkedForDeletion(),
                nothingLeft,
                pod,
                children.install(server),
                doneLines.doneContainer(ref, server.getSpec().done(), pod),
                server.getStatus() == null ? null : server.getStatus().address(),
                null,
                null,
                children.volumePhase(ref),
                server.getStatus() == null
                        ? null
                        : podRefusals.of(ref, server.getStatus()).orElse(null),
                List.of(),
                clock.instant());
    }
}
