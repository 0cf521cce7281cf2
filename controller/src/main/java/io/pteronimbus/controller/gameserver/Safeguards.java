package io.pteronimbus.controller.gameserver;

import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.util.List;

/** What stands around a server's pod without being part of it: who may reach it, and whether it may be moved. */
@Singleton
class Safeguards {
    private final NetworkPolicyChild policy;
    private final DisruptionBudgetChild budget;

    Safeguards(NetworkPolicyChild policy, DisruptionBudgetChild budget) {
        this.policy = policy;
        this.budget = budget;
    }

    List<EventSource<?, GameServer>> watch(EventSourceContext<GameServer> context, GameServers servers) {
        return List.of(policy.watch(context, servers), budget.watch(context, servers));
    }

    void ensure(GameServer server, ServerRef ref) {
        keep(policy, NetworkPolicyChild.isNeededBy(server), server, ref);
        keep(budget, DisruptionBudgetChild.isNeededBy(server), server, ref);
    }

    private static void keep(Child<?> child, boolean needed, GameServer server, ServerRef ref) {
        if (needed) {
            child.ensure(server, ref, 0);
        } else {
            child.delete(ref);
        }
    }

    void delete(ServerRef ref) {
        policy.delete(ref);
        budget.delete(ref);
    }

    boolean areGone(ServerRef ref) {
        return policy.present(ref).isEmpty() && budget.present(ref).isEmpty();
    }
}
