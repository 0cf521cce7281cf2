package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.GameServerStatus.AccountedPod;
import io.pteronimbus.crd.GameServerStatus.DoneContainer;
import io.pteronimbus.crd.StateTransition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status being written: starts as the present one, changes field by field, and remembers its transition. */
final class StatusDraft {
    private static final int MAX_MESSAGE = 1024;

    private final GameServerStatus before;
    private long observedGeneration;
    private long ackedSeq;
    private @Nullable String runId;
    private @Nullable AccountedPod pod;
    private @Nullable DoneContainer done;
    private GameServerStatus.@Nullable Installed installed;
    private @Nullable Integer lastExitCode;
    private int restarts;
    private List<String> crashes;
    private long gaveUpAt;
    private GameServerStatus.@Nullable Address address;
    private @Nullable String volumeRefusal;
    private Instant lookedAt = Instant.EPOCH;
    private List<String> said = List.of();
    private List<String> lastLines;
    private @Nullable StateTransition transition;

    StatusDraft(GameServerStatus before) {
        this.before = before;
        observedGeneration = before.observedGeneration();
        ackedSeq = before.ackedSeq();
        runId = before.runId();
        pod = before.pod();
        done = before.done();
        lastExitCode = before.lastExitCode();
        restarts = before.restartCount();
        crashes = before.crashes();
        gaveUpAt = before.gaveUpAt();
        address = before.address();
        lastLines = before.lastLines();
        installed = before.installed();
    }

    @Nullable
    AccountedPod pod() {
        return pod;
    }

    void acknowledged(long seq) {
        ackedSeq = Math.max(ackedSeq, Math.min(seq, before.stateSeq()));
    }

    boolean awaitsAcknowledgement() {
        return ackedSeq < before.stateSeq();
    }

    void observed(long metaGeneration) {
        observedGeneration = metaGeneration;
    }

    void address(GameServerStatus.@Nullable Address seen) {
        address = seen;
    }

    void volume(@Nullable String refusal, Instant now) {
        volumeRefusal = shortened(refusal);
        lookedAt = now;
    }

    /** What the container said last whose end is told now, if one is. */
    void said(List<String> lines) {
        said = lines;
    }

    void done(String containerId, Instant at) {
        if (done == null || !done.containerId().equals(containerId)) {
            done = new DoneContainer(containerId, at);
        }
    }

    void installed(long nonce, Instant at) {
        if (installedNonce() < nonce) {
            installed = new GameServerStatus.Installed(nonce, at);
        }
    }

    long installedNonce() {
        return installed == null ? 0 : installed.nonce();
    }

    boolean isDone(String containerId) {
        return done != null && done.containerId().equals(containerId);
    }

    void runs(@Nullable String containerId) {
        runId = containerId;
    }

    /** Takes the pod as the one whose ends of container are counted; the count goes on if it is the same one. */
    AccountedPod follow(ObservedPod seen) {
        var followed = pod == null || !pod.uid().equals(seen.uid()) ? new AccountedPod(seen.uid(), 0, null) : pod;
        pod = followed;
        restarts = seen.restarts();
        return followed;
    }

    void ended(AccountedPod accounted, @Nullable Integer exitCode, List<String> counting) {
        pod = accounted;
        lastExitCode = exitCode;
        crashes = counting;
    }

    void startAfresh() {
        gaveUpAt = 0;
        crashes = List.of();
    }

    void giveUp(long generation) {
        gaveUpAt = generation;
    }

    void enter(GameServerState state, String reason, @Nullable String message, long generation, Instant at) {
        enter(state, reason, message, generation, at, null, false);
    }

    void enter(
            GameServerState state,
            String reason,
            @Nullable String message,
            long generation,
            Instant at,
            @Nullable Integer exitCode,
            boolean deleted) {
        var lines = exitCode == null ? List.<String>of() : said;
        if (exitCode != null) {
            lastLines = lines;
        }
        transition = new StateTransition(
                before.stateSeq() + 1,
                generation,
                state,
                before.state(),
                reason,
                shortened(message),
                at,
                runId,
                exitCode,
                address,
                lines,
                deleted);
    }

    StateDecision decide() {
        var entered = transition;
        if (entered == null) {
            return new StateDecision(build(
                    before.panelGeneration(),
                    before.state(),
                    before.reason(),
                    before.message(),
                    before.since(),
                    before.stateSeq(),
                    before.transitions()));
        }
        var kept = new ArrayList<>(before.transitions());
        kept.add(entered);
        var from = Math.max(0, kept.size() - GameServerStatus.KEPT_TRANSITIONS);
        var since = entered.state() == before.state() ? before.since() : entered.at();
        return new StateDecision(build(
                entered.generation(),
                entered.state(),
                entered.reason(),
                entered.message(),
                since,
                entered.seq(),
                kept.subList(from, kept.size())));
    }

    private GameServerStatus build(
            long panelGeneration,
            @Nullable GameServerState state,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant since,
            long seq,
            List<StateTransition> transitions) {
        return new GameServerStatus(
                observedGeneration,
                panelGeneration,
                state,
                reason,
                message,
                since,
                seq,
                ackedSeq,
                transitions,
                runId,
                pod,
                done,
                lastExitCode,
                restarts,
                crashes,
                gaveUpAt,
                address,
                lastLines,
                installed,
                before.players(),
                Conditions.of(before, state, reason, message, since, observedGeneration)
                        .withVolume(volumeRefusal, lookedAt));
    }

    private static @Nullable String shortened(@Nullable String message) {
        return message == null || message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
    }
}
