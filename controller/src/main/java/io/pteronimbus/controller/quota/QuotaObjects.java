package io.pteronimbus.controller.quota;

import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.pteronimbus.controller.gameserver.Labels;
import io.pteronimbus.controller.gameserver.ServerRef;
import java.util.Map;
import java.util.UUID;

/**
 * The objects in a tenant's namespace. A game pod asks for what its server was given; beside it there is room for one
 * container that asks for nothing and so gets the default, such as one that the cluster adds to every pod.
 */
final class QuotaObjects {
    static final String NAME = "pteronimbus";

    private static final long SIDE_CPU_MILLIS = 100;
    private static final long SIDE_MEMORY_MIB = 128;

    private QuotaObjects() {}

    static ResourceQuota quota(UUID tenant, TenantLimits limits) {
        var cpu = cpu(limits.cpuMillis() + limits.servers() * SIDE_CPU_MILLIS);
        var memory = mebibytes(limits.memoryMiB() + limits.servers() * SIDE_MEMORY_MIB);
        var servers = new Quantity(Long.toString(limits.servers()));
        return new ResourceQuotaBuilder()
                .withMetadata(metadata(tenant))
                .withNewSpec()
                .withHard(Map.of(
                        "requests.cpu", cpu,
                        "limits.cpu", cpu,
                        "requests.memory", memory,
                        "limits.memory", memory,
                        "requests.storage", mebibytes(limits.diskMiB()),
                        "persistentvolumeclaims", servers,
                        "pods", servers,
                        "count/statefulsets.apps", servers))
                .endSpec()
                .build();
    }

    static LimitRange range(UUID tenant) {
        var side = Map.of("cpu", cpu(SIDE_CPU_MILLIS), "memory", mebibytes(SIDE_MEMORY_MIB));
        return new LimitRangeBuilder()
                .withMetadata(metadata(tenant))
                .withNewSpec()
                .addNewLimit()
                .withType("Container")
                .withDefault(side)
                .withDefaultRequest(side)
                .endLimit()
                .endSpec()
                .build();
    }

    static ObjectMeta metadata(UUID tenant) {
        return new ObjectMetaBuilder()
                .withName(NAME)
                .withNamespace(ServerRef.namespaceOf(tenant))
                .withLabels(Map.of(Labels.MANAGED_BY, Labels.PTERONIMBUS, Labels.TENANT, tenant.toString()))
                .build();
    }

    private static Quantity cpu(long millis) {
        return new Quantity(millis + "m");
    }

    private static Quantity mebibytes(long number) {
        return new Quantity(number + "Mi");
    }
}
