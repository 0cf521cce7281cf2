package io.pteronimbus.localcluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The present objects by key, and in order by kind. Not thread-safe: used under the store's lock. */
final class ObjectIndex {
    private final Map<ObjectKey, ObjectNode> objects;
    private final Map<String, TreeMap<ObjectKey, ObjectNode>> byKind = new HashMap<>();

    /** @param objects what is there at the start; the index goes on with this map */
    ObjectIndex(Map<ObjectKey, ObjectNode> objects) {
        this.objects = objects;
        objects.forEach((key, object) -> kind(key.group(), key.resource()).put(key, object));
    }

    @Nullable
    ObjectNode get(ObjectKey key) {
        return objects.get(key);
    }

    void put(ObjectKey key, ObjectNode object) {
        objects.put(key, object);
        kind(key.group(), key.resource()).put(key, object);
    }

    void remove(ObjectKey key) {
        objects.remove(key);
        kind(key.group(), key.resource()).remove(key);
    }

    /** All of them, not to be modified. */
    Map<ObjectKey, ObjectNode> all() {
        return objects;
    }

    /** A copy of those whose key the predicate wants, in order. */
    SortedMap<ObjectKey, ObjectNode> find(Predicate<ObjectKey> interest) {
        var found = new TreeMap<ObjectKey, ObjectNode>();
        objects.forEach((key, object) -> {
            if (interest.test(key)) {
                found.put(key, object);
            }
        });
        return found;
    }

    /** The objects of a kind by namespace and name; a null namespace means all of them. */
    List<ObjectNode> list(String group, String resource, @Nullable String namespace) {
        TreeMap<ObjectKey, ObjectNode> all = kind(group, resource);
        return List.copyOf(
                namespace == null
                        ? all.values()
                        : all.subMap(
                                        new ObjectKey(group, resource, namespace, ""),
                                        new ObjectKey(group, resource, namespace + "\0", ""))
                                .values());
    }

    private TreeMap<ObjectKey, ObjectNode> kind(String group, String resource) {
        return byKind.computeIfAbsent(group + "/" + resource, any -> new TreeMap<>());
    }
}
