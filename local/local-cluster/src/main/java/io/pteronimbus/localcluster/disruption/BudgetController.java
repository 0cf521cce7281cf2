package io.pteronimbus.localcluster.disruption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.Subscription;

/** Keeps the status of PodDisruptionBudgets. */
public final class BudgetController implements AutoCloseable {

    private final ObjectStore store;
    private final Subscription subscription;

    private BudgetController(ObjectStore store) {
        this.store = store;
        this.subscription = store.watch(
                key -> key.sameKind("", "pods")
                        || key.sameKind("apps", "statefulsets")
                        || key.sameKind("policy", "poddisruptionbudgets"),
                0,
                Integer.MAX_VALUE,
                this::changed);
    }

    public static BudgetController start(ObjectStore store) {
        return new BudgetController(store);
    }

    private void changed(StoreEvent event) {
        String namespace = event.key().namespace();
        for (ObjectNode budget : store.list("policy", "poddisruptionbudgets", namespace)) {
            publish(new ObjectKey(
                    "policy",
                    "poddisruptionbudgets",
                    namespace,
                    budget.at("/metadata/name").asText()));
        }
    }

    private void publish(ObjectKey key) {
        try {
            store.update(key, live -> {
                Budget budget = Budget.read(store, live);
                ObjectNode status = live.withObjectProperty("status");
                status.put("expectedPods", budget.expected())
                        .put("currentHealthy", budget.healthy())
                        .put("desiredHealthy", budget.desired())
                        .put("disruptionsAllowed", budget.allowed());
                status.set("observedGeneration", live.path("metadata").path("generation"));
                return live;
            });
        } catch (StatusException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
