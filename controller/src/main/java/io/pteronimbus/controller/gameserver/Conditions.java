package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a server in the words that {@code kubectl wait} and GitOps tools know. A condition's time is that of its
 * last change, so that a look without one writes nothing.
 */
final class Conditions {
    static final String READY = "Ready";
    static final String PROGRESSING = "Progressing";
    static final String DEGRADED = "Degraded";
    static final String VOLUME_AS_WANTED = "VolumeAsWanted";

    private final List<Condition> before;
    private final long observedGeneration;
    private final List<Condition> now = new ArrayList<>();

    private Conditions(List<Condition> before, long observedGeneration) {
        this.before = before;
        this.observedGeneration = observedGeneration;
    }

    /** None before the first state. */
    static Conditions of(
            GameServerStatus before,
            @Nullable GameServerState state,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Instant since,
            long observedGeneration) {
        var conditions = new Conditions(before.conditions(), observedGeneration);
        if (state != null) {
            var at = Objects.toString(since, null);
            var why = Objects.requireNonNullElse(reason, state.name());
            var text = Objects.requireNonNullElse(message, "");
            conditions.add(READY, state == GameServerState.RUNNING, why, text, at);
            conditions.add(PROGRESSING, isOnItsWay(state), why, text, at);
            conditions.add(DEGRADED, isBroken(state), why, text, at);
        }
        return conditions;
    }

    /** With one that says why the volume is not as wanted, if there is a reason. */
    List<Condition> withVolume(@Nullable String refusal, Instant lookedAt) {
        if (refusal != null) {
            add(VOLUME_AS_WANTED, false, Reasons.VOLUME_REFUSED, refusal, lookedAt.toString());
        }
        return List.copyOf(now);
    }

    private void add(String type, boolean holds, String reason, String message, @Nullable String at) {
        var status = holds ? "True" : "False";
        now.add(new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(observedGeneration)
                .withLastTransitionTime(since(type, status).orElse(at))
                .build());
    }

    private Optional<String> since(String type, String status) {
        return before.stream()
                .filter(condition -> condition.getType().equals(type)
                        && condition.getStatus().equals(status))
                .map(Condition::getLastTransitionTime)
                .findFirst();
    }

    private static boolean isOnItsWay(GameServerState state) {
        return switch (state) {
            case INSTALLING, STARTING, STOPPING, DELETING -> true;
            case RUNNING, STOPPED, CRASHED, FAILED, SUSPENDED, UNKNOWN -> false;
        };
    }

    private static boolean isBroken(GameServerState state) {
        return switch (state) {
            case CRASHED, FAILED, UNKNOWN -> true;
            case INSTALLING, STARTING, RUNNING, STOPPING, STOPPED, SUSPENDED, DELETING -> false;
        };
    }
}
