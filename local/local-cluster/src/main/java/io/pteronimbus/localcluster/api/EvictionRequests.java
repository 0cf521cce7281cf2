package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.disruption.Budget;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Deletes pods that may be disrupted. One eviction at a time, so that a budget's last disruption is given once. */
final class EvictionRequests {

    private final ObjectStore store;
    private final DeleteRequests deletes;
    private final ReentrantLock lock = new ReentrantLock();

    EvictionRequests(ObjectStore store, DeleteRequests deletes) {
        this.store = store;
        this.deletes = deletes;
    }

    /** @throws StatusException 429 when a PodDisruptionBudget does not allow it now */
    ObjectNode evict(ApiRequest request, ResourceType type, ObjectNode eviction) {
        if (!eviction.path("kind").asText().equals("Eviction")) {
            throw StatusException.badRequest("the object provided is no Eviction");
        }
        ObjectKey key = type.key(request.namespace(), request.requiredName());
        lock.lock();
        try {
            ObjectNode pod = store.get(key).orElseThrow(() -> StatusException.notFound(key));
            if (isDisruption(pod)) {
                check(Budget.of(store, pod));
            }
            JsonNode options = eviction.path("deleteOptions");
            deletes.delete(request, type, options.isObject() ? options : Json.object());
        } finally {
            lock.unlock();
        }
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", "Success").put("code", 201);
    }

    /** Nobody misses a pod that is over, has not begun or is going already. */
    private static boolean isDisruption(JsonNode pod) {
        String phase = pod.at("/status/phase").asText();
        return phase.equals("Running") && !pod.path("metadata").has("deletionTimestamp");
    }

    private static void check(List<Budget> budgets) {
        if (budgets.size() > 1) {
            throw new StatusException(
                    500,
                    "InternalError",
                    "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
        }
        for (Budget budget : budgets) {
            if (budget.allowed() < 1) {
                throw new StatusException(
                                429,
                                "TooManyRequests",
                                "Cannot evict pod as it would violate the pod's disruption budget.")
                        .withCauses(List.of(new Cause(
                                "DisruptionBudget",
                                "",
                                "The disruption budget %s needs %d healthy pods and has %d currently"
                                        .formatted(budget.name(), budget.desired(), budget.healthy()))));
            }
        }
    }
}
