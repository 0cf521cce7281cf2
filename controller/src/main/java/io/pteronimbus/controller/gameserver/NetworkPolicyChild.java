package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec.Port;
import jakarta.inject.Singleton;
import java.util.Map;

/** Opens the game's own ports, and no other: all that the tenant's namespace closes by a policy of its own stays closed. */
@Singleton
final class NetworkPolicyChild extends Child<NetworkPolicy> {

    private final KubernetesSerialization json;

    NetworkPolicyChild(KubernetesClient client) {
        super(NetworkPolicy.class, client);
        json = client.getKubernetesSerialization();
    }

    @Override
    String name(ServerRef ref) {
        return ref.name();
    }

    /** Policies only ever add up, so a foreign rule in ours would open what nobody asked for. */
    @Override
    boolean drifted(NetworkPolicy actual, NetworkPolicy desired) {
        return !json.asJson(desired.getSpec()).equals(json.asJson(actual.getSpec()));
    }

    /** A server without ports is reached by nobody, and needs none. */
    static boolean isNeededBy(GameServer server) {
        return !server.getSpec().ports().isEmpty();
    }

    @Override
    NetworkPolicy desired(GameServer server, ServerRef ref, int replicas) {
        return new NetworkPolicyBuilder()
                .withMetadata(Labels.metadata(ref, name(ref)))
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(Map.of(Labels.SERVER, ref.serverId().toString()))
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .withPorts(server.getSpec().ports().stream()
                        .map(NetworkPolicyChild::open)
                        .toList())
                .endIngress()
                .endSpec()
                .build();
    }

    private static NetworkPolicyPort open(Port port) {
        return new NetworkPolicyPortBuilder()
                .withProtocol(port.protocol().name())
                .withPort(new IntOrString(port.containerPort()))
                .build();
    }
}
