package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec.Eviction;
import jakarta.inject.Singleton;
import java.util.Map;

/** Asks whoever empties a node to wait until the server was stopped by its people. Only where the template says so. */
@Singleton
final class DisruptionBudgetChild extends Child<PodDisruptionBudget> {

    DisruptionBudgetChild(KubernetesClient client) {
        super(PodDisruptionBudget.class, client);
    }

    @Override
    String name(ServerRef ref) {
        return ref.name();
    }

    static boolean isNeededBy(GameServer server) {
        return server.getSpec().eviction() == Eviction.NEVER;
    }

    @Override
    PodDisruptionBudget desired(GameServer server, ServerRef ref, int replicas) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Labels.metadata(ref, name(ref)))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(0))
                .withNewSelector()
                .withMatchLabels(Map.of(Labels.SERVER, ref.serverId().toString()))
                .endSelector()
                .endSpec()
                .build();
    }
}
