package io.pteronimbus.gameserver.egg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The difference between two JSON values, as a merge patch (RFC 7386). Lists are replaced whole, but those whose items have a {@code key}
 * each, and the same keys in the same order, are compared item by item, and then stand as an object of their keys.
 */
final class Difference {
    private static final String KEY = "key";

    private Difference() {}

    /** @param to has no null in it */
    static JsonNode between(JsonNode from, JsonNode to) {
        if (from instanceof ObjectNode before && to instanceof ObjectNode after) {
            return between(before, after);
        }
        if (from instanceof ArrayNode before && to instanceof ArrayNode after && areAlike(before, after)) {
            return between(byKey(before), byKey(after));
        }
        return to;
    }

    private static ObjectNode between(ObjectNode from, ObjectNode to) {
        var patch = JsonNodeFactory.instance.objectNode();
        to.properties().forEach(field -> {
            var before = from.get(field.getKey());
            if (before == null) {
                patch.set(field.getKey(), field.getValue());
            } else if (!before.equals(field.getValue())) {
                patch.set(field.getKey(), between(before, field.getValue()));
            }
        });
        from.fieldNames().forEachRemaining(name -> {
            if (!to.has(name)) {
                patch.set(name, NullNode.getInstance());
            }
        });
        return patch;
    }

    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        if (target instanceof ArrayNode items && haveKeys(items)) {
            var merged = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> {
                var change = changes.get(item.get(KEY).textValue());
                merged.add(change == null ? item : apply(item, change));
            });
            return merged;
        }
        var merged = target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                var before = merged.get(change.getKey());
                merged.set(change.getKey(), apply(before == null ? NullNode.getInstance() : before, change.getValue()));
            }
        });
        return merged;
    }

    private static boolean areAlike(ArrayNode one, ArrayNode other) {
        return !one.isEmpty() && haveKeys(one) && haveKeys(other) && keys(one).equals(keys(other));
    }

    private static boolean haveKeys(ArrayNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .allMatch(item -> item.path(KEY).isTextual());
    }

    private static List<String> keys(ArrayNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(KEY).textValue())
                .toList();
    }

    private static ObjectNode byKey(ArrayNode items) {
        var map = new HashMap<String, JsonNode>();
        items.forEach(item -> map.put(item.get(KEY).textValue(), item));
        var object = JsonNodeFactory.instance.objectNode();
        keys(items).forEach(key -> object.set(key, map.get(key)));
        return object;
    }
}
