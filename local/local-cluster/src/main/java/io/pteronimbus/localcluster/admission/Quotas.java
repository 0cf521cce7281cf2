package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.validation.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Refuses what would exceed a ResourceQuota of its namespace. */
final class Quotas {

    private Quotas() {}

    /**
     * @param before the object as it is, or null when it is new
     * @throws StatusException 403 with what was asked for, used and allowed
     */
    static void check(ObjectStore store, ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
        if (key.namespace() == null) {
            return;
        }
        for (ObjectNode quota : store.list("", "resourcequotas", key.namespace())) {
            check(store, key, before, after, quota);
        }
    }

    private static void check(
            ObjectStore store, ObjectKey key, @Nullable ObjectNode before, ObjectNode after, ObjectNode quota) {
        Map<String, BigDecimal> more = new TreeMap<>(QuotaUsage.of(key, after, quota));
        if (before != null) {
            QuotaUsage.of(key, before, quota)
                    .forEach((resource, amount) -> more.merge(resource, amount.negate(), BigDecimal::add));
        } else if (key.sameKind("", "pods")) {
            requireFigures(key, after, quota);
        }
        more.values().removeIf(amount -> amount.signum() <= 0);
        if (more.isEmpty()) {
            return;
        }
        JsonNode hard = quota.path("spec").path("hard");
        Map<String, BigDecimal> used = QuotaUsage.used(store, quota);
        more.keySet()
                .removeIf(resource -> used.getOrDefault(resource, BigDecimal.ZERO)
                                .add(more.getOrDefault(resource, BigDecimal.ZERO))
                                .compareTo(Quantity.of(hard.path(resource)))
                        <= 0);
        if (!more.isEmpty()) {
            throw StatusException.forbidden(
                    key,
                    "exceeded quota: %s, requested: %s, used: %s, limited: %s"
                            .formatted(name(quota), list(more, more), list(more, used), list(more, hard)));
        }
    }

    /** What is counted has to be said, by every container. */
    private static void requireFigures(ObjectKey key, ObjectNode pod, ObjectNode quota) {
        var missing = new ArrayList<String>();
        quota.path("spec")
                .path("hard")
                .fieldNames()
                .forEachRemaining(resource -> QuotaUsage.compute(resource).ifPresent(parts -> {
                    List<String> silent = new PodResources(pod.path("spec")).silent(parts[0], parts[1]);
                    if (!silent.isEmpty()) {
                        missing.add(resource + " for: " + String.join(",", silent));
                    }
                }));
        missing.sort(null);
        if (!missing.isEmpty()) {
            throw StatusException.forbidden(
                    key, "failed quota: %s: must specify %s".formatted(name(quota), String.join("; ", missing)));
        }
    }

    private static String name(ObjectNode quota) {
        return quota.path("metadata").path("name").asText();
    }

    private static String list(Map<String, BigDecimal> resources, Map<String, BigDecimal> amounts) {
        return String.join(
                ",",
                resources.keySet().stream()
                        .map(resource -> resource + "="
                                + QuotaUsage.format(resource, amounts.getOrDefault(resource, BigDecimal.ZERO)))
                        .toList());
    }

    private static String list(Map<String, BigDecimal> resources, JsonNode hard) {
        return String.join(
                ",",
                resources.keySet().stream()
                        .map(resource -> resource + "=" + hard.path(resource).asText())
                        .toList());
    }
}
