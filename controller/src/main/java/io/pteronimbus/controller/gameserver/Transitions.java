package io.pteronimbus.controller.gameserver;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.event.TransitionPublisher;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.StateTransition;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a server's state forward: first into its status, then to Kafka. In that order, so that nothing is ever
 * published that a restart would forget; and the next one only when Kafka has the last.
 */
@Singleton
class Transitions {
    private static final Logger LOG = Logger.getLogger(Transitions.class);

    private final StateMachine machine;
    private final EndedOutput output;
    private final StatusWriter writer;
    private final TransitionPublisher publisher;
    private final Triggers triggers;
    private final ClusterEvents events;
    private final PlayersSeen players;
    private final MeterRegistry metrics;
    private final String cluster;

    Transitions(
            ControllerConfig config,
            ClusterConfig cluster,
            EndedOutput output,
            StatusWriter writer,
            TransitionPublisher publisher,
            Triggers triggers,
            ClusterEvents events,
            PlayersSeen players,
            MeterRegistry metrics) {
        machine = new StateMachine(new CrashBudget(config.crashBudget(), config.crashWindow()));
        this.output = output;
        this.writer = writer;
        this.publisher = publisher;
        this.triggers = triggers;
        this.events = events;
        this.players = players;
        this.metrics = metrics;
        this.cluster = cluster.name();
    }

    /**
     * A server after a look.
     *
     * @param server in the version that is written now
     */
    record Advanced(GameServer server, GameServerStatus status) {

        /** Kafka has the transition that says that everything of the server is gone, and the status says so. */
        boolean haveSaidLastWord() {
            return !status.transitions().isEmpty()
                    && status.transitions().getLast().deleted()
                    && status.unacknowledged().isEmpty();
        }
    }

    /** The copy is older than what was written last. */
    boolean isPast(GameServer server) {
        return writer.isPast(server);
    }

    Advanced advance(
            GameServer server,
            ServerRef ref,
            GameServerStatus status,
            ServerObservation seen,
            Context<GameServer> context) {
        var uid = server.getMetadata().getUid();
        var decision = Pause.told(
                players.into(decide(ref, status, publisher.acknowledgedSeq(uid), seen), ref),
                server,
                status,
                seen.now());
        var written = server;
        if (decision.isWorthWriting(status)) {
            written = writer.write(server, decision.status(), context);
            report(written, ref, decision.transitionFrom(status));
        }
        decision.status().unacknowledged().stream()
                .findFirst()
                .ifPresent(transition -> publisher.publish(
                        TransitionEvents.of(cluster, uid, ref, transition), () -> triggers.lookAt(ref)));
        return new Advanced(written, decision.status());
    }

    /** Decided once more with the last lines when an end is to be told; the transition is the same. */
    private StateDecision decide(ServerRef ref, GameServerStatus status, long ackedSeq, ServerObservation seen) {
        var decision = machine.decide(status, ackedSeq, seen);
        var transition = decision.transitionFrom(status);
        return transition == null || transition.exitCode() == null
                ? decision
                : machine.decide(status, ackedSeq, seen.withLastLines(lastLines(ref, transition, seen)));
    }

    private List<String> lastLines(ServerRef ref, StateTransition ended, ServerObservation seen) {
        var install = seen.install();
        if (ended.reason().equals(Reasons.INSTALL_FAILED)) {
            return install == null || install.pod() == null
                    ? List.of()
                    : output.ofInstall(ref, install.pod(), install.container());
        }
        return ended.runId() == null ? List.of() : output.ofGame(ref, ended.runId(), seen.pod());
    }

    private void report(GameServer server, ServerRef ref, @Nullable StateTransition transition) {
        if (transition == null) {
            return;
        }
        events.tell(server, transition);
        LOG.infof(
                "Server changed state: server=%s tenant=%s state=%s previous=%s reason=%s seq=%d generation=%d",
                ref.serverId(),
                ref.tenantId(),
                transition.state(),
                transition.previousState(),
                transition.reason(),
                transition.seq(),
                transition.generation());
        metrics.counter(
                        "pteronimbus.server.transitions",
                        "state",
                        transition.state().name())
                .increment();
    }
}
