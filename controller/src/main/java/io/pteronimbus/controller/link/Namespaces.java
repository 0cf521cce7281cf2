package io.pteronimbus.controller.link;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.controller.gameserver.Labels;
import io.pteronimbus.controller.gameserver.ServerRef;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A tenant's namespace: made when its first server comes, and written once in the life of the controller. */
@Singleton
class Namespaces {
    private static final String POD_SECURITY = "pod-security.kubernetes.io/";

    private final KubernetesClient client;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Namespaces(KubernetesClient client) {
        this.client = client;
    }

    void ensure(ServerRef server) {
        var name = server.namespace();
        if (known.contains(name)) {
            return;
        }
        var namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Map.of(
                        Labels.MANAGED_BY,
                        Labels.PTERONIMBUS,
                        Labels.TENANT,
                        server.tenantId().toString(),
                        POD_SECURITY + "enforce",
                        "baseline",
                        POD_SECURITY + "warn",
                        "restricted"))
                .endMetadata()
                .build();
        client.resource(namespace)
                .fieldManager(IntentApplier.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
        known.add(name);
    }

    /** It was not there after all. */
    void forget(ServerRef server) {
        known.remove(server.namespace());
    }
}
