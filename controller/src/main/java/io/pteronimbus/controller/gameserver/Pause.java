package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Somebody who works in the cluster holds a server: as long as the annotation is there, nothing of what the server consists of is
 * written or deleted, not even when the server itself is deleted. It is still observed.
 */
final class Pause {
    static final String ANNOTATION = "pteronimbus.io/paused";
    static final String CONDITION = "Paused";

    private static final String REASON = "Annotated";
    private static final String MESSAGE =
            "Nothing is changed, and a deletion waits, until the annotation " + ANNOTATION + " is gone";

    private Pause() {}

    static boolean isOn(GameServer server) {
        return "true".equals(server.getMetadata().getAnnotations().get(ANNOTATION));
    }

    /** The decision, with a condition that says so while the server is paused. */
    static StateDecision told(StateDecision decision, GameServer server, GameServerStatus before, Instant now) {
        if (!isOn(server)) {
            return decision;
        }
        var status = decision.status();
        var conditions = new ArrayList<>(status.conditions());
        conditions.add(condition(status, before, now));
        return new StateDecision(status.withConditions(conditions));
    }

    private static Condition condition(GameServerStatus status, GameServerStatus before, Instant now) {
        var since = before.conditions().stream()
                .filter(condition -> condition.getType().equals(CONDITION))
                .map(Condition::getLastTransitionTime)
                .findFirst()
                .orElseGet(now::toString);
        return new ConditionBuilder()
                .withType(CONDITION)
                .withStatus("True")
                .withReason(REASON)
                .withMessage(MESSAGE)
                .withObservedGeneration(status.observedGeneration())
                .withLastTransitionTime(since)
                .build();
    }
}
