package io.pteronimbus.localcluster.gc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.DeleteOptions;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.StoreEvent.Type;
import io.pteronimbus.localcluster.store.Subscription;
import io.pteronimbus.localcluster.store.WatchSink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Deletes what has lost all its owners, and sees orphaning and foreground deletions through. Works through the store's events on one
 * thread, so that it needs no locks.
 */
public final class GarbageCollector implements AutoCloseable {

    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    private final ObjectStore store;
    private final Map<String, ObjectKey> present = new HashMap<>();
    private final Map<String, Set<ObjectKey>> dependents = new HashMap<>();
    private final Subscription subscription;
    /** Until the initial state is complete an owner may only not have been seen yet. */
    private boolean complete;

    private GarbageCollector(ObjectStore store) {
        this.store = store;
        this.subscription = store.watch(key -> true, 0, Integer.MAX_VALUE, new WatchSink() {
            @Override
            public void event(StoreEvent event) {
                observe(event);
            }

            @Override
            public void bookmark(long revision) {
                begin();
            }
        });
    }

    public static GarbageCollector start(ObjectStore store) {
        return new GarbageCollector(store);
    }

    private void begin() {
        complete = true;
        Set.copyOf(present.values()).forEach(key -> store.get(key).ifPresent(object -> check(key, object)));
    }

    private void observe(StoreEvent event) {
        String uid = uid(event.object());
        if (event.type() == Type.DELETED) {
            forget(event, uid);
            return;
        }
        present.put(uid, event.key());
        owners(event.previous() == null ? event.object().objectNode() : event.previous())
                .forEach(
                        owner -> dependents.getOrDefault(owner, new HashSet<>()).remove(event.key()));
        owners(event.object())
                .forEach(owner -> dependents
                        .computeIfAbsent(owner, any -> new HashSet<>())
                        .add(event.key()));
        if (complete) {
            check(event.key(), event.object());
        }
    }

    private void forget(StoreEvent event, String uid) {
        present.remove(uid);
        for (String owner : owners(event.object())) {
            Set<ObjectKey> siblings = dependents.getOrDefault(owner, new HashSet<>());
            siblings.remove(event.key());
            if (siblings.isEmpty()) {
                dependents.remove(owner);
            }
            ObjectKey waiting = present.get(owner);
            if (waiting != null) {
                store.get(waiting).ifPresent(object -> check(waiting, object));
            }
        }
        Set<ObjectKey> left = dependents.get(uid);
        if (left != null) {
            Set.copyOf(left).forEach(key -> store.get(key).ifPresent(object -> check(key, object)));
        }
    }

    private void check(ObjectKey key, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        Set<String> owners = owners(object);
        if (!owners.isEmpty() && owners.stream().noneMatch(present::containsKey)) {
            delete(key, uid(object));
        }
        if (metadata.has("deletionTimestamp")) {
            Set<ObjectKey> mine = Set.copyOf(dependents.getOrDefault(uid(object), Set.of()));
            if (has(metadata, ORPHAN)) {
                mine.forEach(dependent -> release(dependent, uid(object)));
                dropFinalizer(key, ORPHAN);
            } else if (has(metadata, FOREGROUND)) {
                mine.forEach(dependent -> store.get(dependent).ifPresent(found -> delete(dependent, uid(found))));
                if (mine.isEmpty()) {
                    dropFinalizer(key, FOREGROUND);
                }
            }
        }
    }

    private void delete(ObjectKey key, String uid) {
        Gone.tolerate(() -> store.delete(key, new DeleteOptions(null, null, object -> {
            if (!uid(object).equals(uid)) {
                throw StatusException.notFound(key);
            }
        })));
    }

    /** Takes the owner off the dependent. */
    private void release(ObjectKey key, String owner) {
        Gone.tolerate(() -> store.update(key, object -> {
            ObjectNode metadata = object.withObjectProperty("metadata");
            var kept = metadata.arrayNode();
            metadata.path("ownerReferences").forEach(reference -> {
                if (!reference.path("uid").asText().equals(owner)) {
                    kept.add(reference);
                }
            });
            metadata.set("ownerReferences", kept);
            return object;
        }));
    }

    private void dropFinalizer(ObjectKey key, String finalizer) {
        Gone.tolerate(() -> store.update(key, object -> Finalizers.without(object, finalizer)));
    }

    private static boolean has(JsonNode metadata, String finalizer) {
        return Finalizers.of(metadata).contains(finalizer);
    }

    private static Set<String> owners(JsonNode object) {
        var owners = new HashSet<String>();
        object.path("metadata")
                .path("ownerReferences")
                .forEach(reference -> owners.add(reference.path("uid").asText()));
        return owners;
    }

    private static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
