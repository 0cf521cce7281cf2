package io.pteronimbus.localcluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rules of metadata that only the store may write. Pure functions. */
final class ObjectMeta {

    private static final List<String> FIXED =
            List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation");
    private static final Set<String> GROUPS_WITHOUT_GENERATION =
            Set.of("", "coordination.k8s.io", "events.k8s.io", "rbac.authorization.k8s.io", "storage.k8s.io");

    private ObjectMeta() {}

    static ObjectNode initial(ObjectKey key, ObjectNode object, Instant now) {
        ObjectNode created = object.deepCopy();
        ObjectNode metadata = created.withObjectProperty("metadata");
        metadata.remove(FIXED);
        metadata.put("name", key.name());
        if (key.namespace() != null) {
            metadata.put("namespace", key.namespace());
        }
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", time(now));
        if (!GROUPS_WITHOUT_GENERATION.contains(key.group())) {
            metadata.put("generation", 1);
        }
        return created;
    }

    static ObjectNode next(ObjectKey key, ObjectNode before, ObjectNode after) {
        ObjectNode metadata = after.withObjectProperty("metadata");
        JsonNode old = before.path("metadata");
        metadata.put("name", key.name());
        if (key.namespace() != null) {
            metadata.put("namespace", key.namespace());
        }
        for (String field : FIXED) {
            JsonNode value = old.get(field);
            if (value == null) {
                metadata.remove(field);
            } else {
                metadata.set(field, value);
            }
        }
        metadata.set("resourceVersion", old.get("resourceVersion"));
        if (metadata.has("generation") && contentDiffers(before, after)) {
            metadata.put("generation", old.path("generation").asLong() + 1);
        }
        return after;
    }

    private static boolean contentDiffers(ObjectNode before, ObjectNode after) {
        var fields = new HashSet<String>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(Set.of("metadata", "status", "apiVersion", "kind"));
        return fields.stream().anyMatch(field -> !Json.same(before.path(field), after.path(field)));
    }

    static ObjectNode marked(ObjectKey key, ObjectNode before, DeleteOptions options, Instant now) {
        ObjectNode after = before.deepCopy();
        ObjectNode metadata = after.withObjectProperty("metadata");
        long grace = grace(key, before, options);
        boolean marked = metadata.has("deletionTimestamp");
        if (!marked || grace < metadata.path("deletionGracePeriodSeconds").asLong(0)) {
            metadata.put("deletionTimestamp", time(now.plusSeconds(grace)));
            metadata.put("deletionGracePeriodSeconds", grace);
            if (!marked && metadata.has("generation")) {
                metadata.put("generation", metadata.path("generation").asLong() + 1);
            }
        }
        if (options.addFinalizer() != null && !marked) {
            metadata.withArrayProperty("finalizers").add(options.addFinalizer());
        }
        if (key.sameKind("", "namespaces")) {
            after.withObjectProperty("status").put("phase", "Terminating");
        }
        return after;
    }

    private static long grace(ObjectKey key, JsonNode object, DeleteOptions options) {
        boolean bound = key.sameKind("", "pods")
                && !object.path("spec").path("nodeName").asText("").isEmpty();
        if (!bound) {
            return 0;
        }
        Long asked = options.gracePeriodSeconds();
        return asked != null
                ? Math.max(0, asked)
                : object.path("spec").path("terminationGracePeriodSeconds").asLong(30);
    }

    /** The object whose grace is over and whose content is gone. */
    static ObjectNode ended(ObjectKey key, ObjectNode before, Instant now) {
        ObjectNode after = before.deepCopy();
        ObjectNode metadata = after.withObjectProperty("metadata");
        if (!metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", time(now));
        }
        metadata.put("deletionGracePeriodSeconds", 0);
        if (key.sameKind("", "namespaces")) {
            after.withObjectProperty("spec").remove("finalizers");
        }
        return after;
    }

    /** Whether nothing holds an object under deletion any more. */
    static boolean mayGo(ObjectKey key, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.has("deletionTimestamp")
                && metadata.path("finalizers").isEmpty()
                && metadata.path("deletionGracePeriodSeconds").asLong(0) == 0
                && !(key.sameKind("", "namespaces")
                        && !object.path("spec").path("finalizers").isEmpty());
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
