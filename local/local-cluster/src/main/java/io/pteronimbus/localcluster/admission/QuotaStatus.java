package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.Subscription;

/** Writes what is used into the status of every ResourceQuota, whenever something in its namespace changes. */
public final class QuotaStatus implements AutoCloseable {

    private final ObjectStore store;
    private final Subscription subscription;

    private QuotaStatus(ObjectStore store) {
        this.store = store;
        this.subscription = store.watch(key -> key.namespace() != null, 0, Integer.MAX_VALUE, this::changed);
    }

    public static QuotaStatus start(ObjectStore store) {
        return new QuotaStatus(store);
    }

    private void changed(StoreEvent event) {
        String namespace = event.key().namespace();
        if (event.key().sameKind("", "events") || namespace == null) {
            return;
        }
        for (ObjectNode quota : store.list("", "resourcequotas", namespace)) {
            publish(new ObjectKey(
                    "",
                    "resourcequotas",
                    namespace,
                    quota.path("metadata").path("name").asText()));
        }
    }

    private void publish(ObjectKey key) {
        try {
            store.update(key, quota -> {
                ObjectNode status = quota.withObjectProperty("status");
                status.set("hard", quota.path("spec").path("hard").deepCopy());
                ObjectNode used = status.putObject("used");
                QuotaUsage.used(store, quota)
                        .forEach((resource, amount) -> used.put(resource, QuotaUsage.format(resource, amount)));
                return quota;
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
