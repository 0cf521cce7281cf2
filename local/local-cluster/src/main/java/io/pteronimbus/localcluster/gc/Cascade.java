package io.pteronimbus.localcluster.gc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceRegistry;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.StoreEvent.Type;
import io.pteronimbus.localcluster.store.Subscription;
import io.pteronimbus.localcluster.validation.DefinitionRules;
import java.util.Set;
import java.util.function.Predicate;

/** Empties namespaces, and custom resource definitions, under deletion, and lets them go once they are empty. */
public final class Cascade implements AutoCloseable {

    private final ObjectStore store;
    private final Subscription subscription;

    private Cascade(ObjectStore store) {
        this.store = store;
        this.subscription = store.watch(key -> true, 0, Integer.MAX_VALUE, this::observe);
    }

    public static Cascade start(ObjectStore store) {
        return new Cascade(store);
    }

    private void observe(StoreEvent event) {
        ObjectKey key = event.key();
        if (event.type() != Type.DELETED) {
            empty(key, event.object());
            return;
        }
        String namespace = key.namespace();
        // nothing new comes into a namespace under deletion, so that its last object is all to wait for
        if (namespace != null && !store.any(content -> namespace.equals(content.namespace()))) {
            again(ObjectKey.namespace(namespace));
        }
        again(definition(key.resource() + "." + key.group()));
    }

    private void again(ObjectKey container) {
        store.get(container).ifPresent(object -> empty(container, object));
    }

    private void empty(ObjectKey key, ObjectNode object) {
        if (!object.path("metadata").has("deletionTimestamp")) {
            return;
        }
        if (key.sameKind("", "namespaces")) {
            if (emptied(content -> key.name().equals(content.namespace()))) {
                store.remove(key);
            }
        } else if (key.sameKind(ResourceRegistry.DEFINITIONS_GROUP, ResourceRegistry.DEFINITIONS)) {
            String group = object.path("spec").path("group").asText();
            String plural = object.path("spec").path("names").path("plural").asText();
            if (emptied(content -> content.sameKind(group, plural))) {
                Gone.tolerate(() -> store.update(key, live -> Finalizers.without(live, DefinitionRules.FINALIZER)));
            }
        }
    }

    /** Deletes what is not under deletion yet, and says whether nothing is left. */
    private boolean emptied(Predicate<ObjectKey> content) {
        Set<ObjectKey> keys = store.find(content).keySet();
        for (ObjectKey key : keys) {
            store.get(key)
                    .filter(object -> !object.path("metadata").has("deletionTimestamp"))
                    .ifPresent(object -> Gone.tolerate(() -> store.delete(key)));
        }
        return store.find(content).isEmpty();
    }

    private static ObjectKey definition(String name) {
        return new ObjectKey(ResourceRegistry.DEFINITIONS_GROUP, ResourceRegistry.DEFINITIONS, null, name);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
