package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.StateTransition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One server's life as the state machine sees it: change what there is, then {@link #look()}. */
final class Scenario {
    static final CrashBudget BUDGET = new CrashBudget(3, Duration.ofMinutes(10));

    private final StateMachine machine = new StateMachine(BUDGET);
    private GameServerStatus status = GameServerStatus.initial();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private long generation = 1;
    private DesiredState desired = DesiredState.RUNNING;
    private long restartNonce;
    private long killNonce;
    private @Nullable ObservedPod pod;
    private @Nullable String done;
    private GameServerSpec.@Nullable Install install;
    private @Nullable ObservedInstall job;
    private PodPlace place = PodPlace.UNKNOWN;
    private @Nullable String volumePhase;
    private boolean suspended;
    private GameServerSpec.OnExit onExit = GameServerSpec.OnExit.RESTART;
    private List<String> lastLines = List.of();
    private boolean deleting;
    private boolean nothingLeft;
    private boolean kafkaAway;
    private @Nullable String volumeRefusal;
    private @Nullable ClusterRefusal refusal;
    private @Nullable String portRefusal;

    Scenario wants(DesiredState state) {
        desired = state;
        generation++;
        return this;
    }

    Scenario wantsStoppedFromTheBeginning() {
        desired = DesiredState.STOPPED;
        return this;
    }

    Scenario wantsTheSameAgain() {
        generation++;
        return this;
    }

    Scenario wantsRestart() {
        restartNonce++;
        generation++;
        return this;
    }

    Scenario wantsKill() {
        killNonce++;
        return wants(DesiredState.STOPPED);
    }

    Scenario isSuspended(boolean held) {
        suspended = held;
        return wantsTheSameAgain();
    }

    Scenario staysEnded() {
        onExit = GameServerSpec.OnExit.STOP;
        return this;
    }

    Scenario wantsInstall(long nonce) {
        install = new GameServerSpec.Install("installer:1", "sh", "true", nonce, 60, false);
        return wantsTheSameAgain();
    }

    Scenario installs(long nonce) {
        return hasJob(nonce, true, ObservedInstall.Phase.RUNNING, null, null);
    }

    Scenario hasInstalled(long nonce) {
        return hasJob(nonce, false, ObservedInstall.Phase.SUCCEEDED, null, null);
    }

    Scenario failedToInstall(long nonce, int exitCode) {
        return hasJob(nonce, false, ObservedInstall.Phase.FAILED, "Ended with " + exitCode + ".", exitCode);
    }

    private Scenario hasJob(
            long nonce, boolean alive, ObservedInstall.Phase phase, @Nullable String message, @Nullable Integer code) {
        job = new ObservedInstall(
                nonce, killNonce, false, alive, phase, message, code, "job-pod", "install", place, null);
        return this;
    }

    Scenario jobIsBeingDeleted() {
        var was = Objects.requireNonNull(job);
        job = new ObservedInstall(
                was.nonce(),
                was.killNonce(),
                true,
                was.alive(),
                was.phase(),
                was.message(),
                was.exitCode(),
                was.pod(),
                was.container(),
                was.place(),
                was.output());
        return this;
    }

    Scenario jobIsGone() {
        job = null;
        return this;
    }

    Scenario wantsDeletion() {
        deleting = true;
        return this;
    }

    Scenario hasNothingLeft() {
        pod = null;
        nothingLeft = true;
        return this;
    }

    Scenario kafkaIsAway(boolean away) {
        kafkaAway = away;
        return this;
    }

    Scenario volumeIsRefused(@Nullable String why) {
        volumeRefusal = why;
        return this;
    }

    Scenario portIsRefused(@Nullable String why) {
        portRefusal = why;
        return this;
    }

    /** From that moment on it is worth a word. */
    Scenario isRefused(@Nullable String said, Duration after) {
        refusal = said == null ? null : new ClusterRefusal(said, now.plus(after));
        return this;
    }

    Scenario said(String... lines) {
        lastLines = List.of(lines);
        return this;
    }

    Scenario passes(Duration time) {
        now = now.plus(time);
        return this;
    }

    Scenario hasPod(String uid) {
        return hasPod(uid, 0, new ContainerNow.Waiting("ContainerCreating", null), null);
    }

    Scenario hasPod(String uid, int restarts, ContainerNow container, @Nullable ContainerExit lastExit) {
        pod = new ObservedPod(uid, false, 30, false, restartNonce, killNonce, restarts, container, lastExit, place);
        return this;
    }

    /** Of pods to come. */
    Scenario isPlaced(PodPlace where) {
        place = where;
        return this;
    }

    Scenario volumeIs(String phase) {
        volumePhase = phase;
        return this;
    }

    Instant now() {
        return now;
    }

    Scenario shows(ObservedPod seen) {
        pod = seen;
        return this;
    }

    Scenario runs(String containerId) {
        var was = pod();
        return hasPodLike(was, was.restarts(), new ContainerNow.Running(containerId), was.lastExit());
    }

    Scenario runsAgain(String containerId) {
        var was = pod();
        return hasPodLike(was, was.restarts() + 1, new ContainerNow.Running(containerId), was.newestExit());
    }

    Scenario ends(String containerId, int exitCode, String reason) {
        var was = pod();
        return hasPodLike(
                was, was.restarts(), new ContainerNow.Ended(exit(containerId, exitCode, reason)), was.lastExit());
    }

    Scenario waits(String reason, @Nullable String message) {
        var was = pod();
        return hasPodLike(was, was.restarts(), new ContainerNow.Waiting(reason, message), was.newestExit());
    }

    Scenario restarted(int restarts, String containerId, ContainerExit lastExit) {
        return hasPodLike(pod(), restarts, new ContainerNow.Running(containerId), lastExit);
    }

    Scenario podIsDeleted(long grace) {
        var was = pod();
        pod = new ObservedPod(
                was.uid(),
                true,
                grace,
                false,
                was.restartNonce(),
                was.killNonce(),
                was.restarts(),
                was.container(),
                was.lastExit(),
                was.place());
        return this;
    }

    Scenario podIsLost(boolean lost) {
        var was = pod();
        pod = new ObservedPod(
                was.uid(),
                false,
                30,
                lost,
                was.restartNonce(),
                was.killNonce(),
                was.restarts(),
                was.container(),
                was.lastExit(),
                was.place());
        return this;
    }

    Scenario podIsGone() {
        pod = null;
        return this;
    }

    Scenario isDone(String containerId) {
        done = containerId;
        return this;
    }

    /** Brought to RUNNING in pod {@code p1} and container {@code a}. */
    Scenario isUp() {
        look();
        hasPod("p1").runs("a").isDone("a");
        look();
        return this;
    }

    ContainerExit exit(String containerId, int exitCode, String reason) {
        return new ContainerExit(containerId, exitCode, reason, null, now);
    }

    /** Decides until nothing changes any more, and gives the transitions on the way as {@code STATE:Reason}. */
    List<String> look() {
        return transitions().stream().map(t -> t.state() + ":" + t.reason()).toList();
    }

    List<StateTransition> transitions() {
        var taken = new ArrayList<StateTransition>();
        for (int round = 0; round < 100; round++) {
            var decision = machine.decide(status, kafkaAway ? status.ackedSeq() : status.stateSeq(), observation());
            if (!decision.changes(status)) {
                return taken;
            }
            var transition = decision.transitionFrom(status);
            if (transition != null) {
                taken.add(transition);
            }
            status = decision.status();
        }
        throw new AssertionError("does not come to rest: " + taken);
    }

    PodPlan plan() {
        return PodPlan.of(status, observation());
    }

    InstallPlan installPlan() {
        return InstallPlan.of(status, observation());
    }

    GameServerStatus status() {
        return status;
    }

    ServerObservation observation() {
        var spec = new GameServerSpec(
                "Lobby",
                generation,
                desired,
                restartNonce,
                killNonce,
                new GameServerSpec.TemplateRef("demo", "1"),
                "demo:1",
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                new GameServerSpec.Done("Done", false),
                new GameServerSpec.Stop("stop", null, 30),
                List.of(),
                "/data",
                new GameServerSpec.Resources(500, 512, 1024),
                suspended,
                onExit,
                install,
                null,
                null,
                0,
                null,
                false,
                GameServerSpec.Eviction.ALLOWED,
                List.of(),
                null);
        return new ServerObservation(
                spec,
                generation,
                deleting,
                nothingLeft,
                pod,
                job,
                done,
                null,
                volumeRefusal,
                portRefusal,
                volumePhase,
                refusal,
                lastLines,
                now);
    }

    private ObservedPod pod() {
        if (pod == null) {
            throw new IllegalStateException("no pod");
        }
        return pod;
    }

    private Scenario hasPodLike(
            ObservedPod was, int restarts, ContainerNow container, @Nullable ContainerExit lastExit) {
        pod = new ObservedPod(
                was.uid(),
                was.deleting(),
                was.gracePeriod(),
                was.nodeLost(),
                was.restartNonce(),
                was.killNonce(),
                restarts,
                container,
                lastExit,
                was.place());
        return this;
    }
}
