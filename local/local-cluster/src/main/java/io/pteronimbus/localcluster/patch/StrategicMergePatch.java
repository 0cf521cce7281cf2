package io.pteronimbus.localcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Kubernetes' own merge for built-in kinds: as a merge patch, but lists with a merge key merge item by item. Knows the
 * directives {@code $patch} (delete, replace, merge), {@code $retainKeys}, {@code $deleteFromPrimitiveList/…} and {@code
 * $setElementOrder/…}.
 */
public final class StrategicMergePatch {

    private static final String DIRECTIVE = "$patch";
    private static final String RETAIN = "$retainKeys";
    private static final String DELETE = "$deleteFromPrimitiveList/";
    private static final String ORDER = "$setElementOrder/";

    private StrategicMergePatch() {}

    /** @param target is not modified */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch, Schema schema) {
        if (patch.path(DIRECTIVE).asText().equals("replace")) {
            ObjectNode replaced = patch.deepCopy();
            replaced.remove(DIRECTIVE);
            return replaced;
        }
        ObjectNode result = target.deepCopy();
        patch.fields().forEachRemaining(change -> {
            String name = change.getKey();
            if (!name.startsWith("$")) {
                field(result, name, change.getValue(), schema.property(name));
            }
        });
        patch.fields().forEachRemaining(change -> directive(result, change.getKey(), change.getValue(), schema));
        return result;
    }

    private static void field(ObjectNode result, String name, JsonNode change, Schema schema) {
        JsonNode present = result.path(name);
        if (change.isNull() || change.path(DIRECTIVE).asText().equals("delete")) {
            result.remove(name);
        } else if (change instanceof ObjectNode patch) {
            result.set(name, apply(present instanceof ObjectNode object ? object : Json.object(), patch, schema));
        } else if (change instanceof ArrayNode items) {
            result.set(
                    name,
                    list(present instanceof ArrayNode array ? array : Json.MAPPER.createArrayNode(), items, schema));
        } else {
            result.set(name, change);
        }
    }

    private static void directive(ObjectNode result, String name, JsonNode value, Schema schema) {
        if (name.equals(RETAIN)) {
            var keep = new ArrayList<String>();
            value.forEach(key -> keep.add(key.asText()));
            result.retain(keep);
        } else if (name.startsWith(DELETE) && result.get(name.substring(DELETE.length())) instanceof ArrayNode array) {
            ArrayNode kept = Json.MAPPER.createArrayNode();
            array.forEach(item -> {
                if (!contains(value, item)) {
                    kept.add(item);
                }
            });
            result.set(name.substring(DELETE.length()), kept);
        } else if (name.startsWith(ORDER) && result.get(name.substring(ORDER.length())) instanceof ArrayNode array) {
            String field = name.substring(ORDER.length());
            result.set(field, ordered(array, value, schema.property(field)));
        } else if (name.startsWith("$")
                && !name.equals(DIRECTIVE)
                && !name.startsWith(DELETE)
                && !name.startsWith(ORDER)) {
            throw StatusException.badRequest("unknown directive " + name);
        }
    }

    private static JsonNode list(ArrayNode present, ArrayNode changes, Schema schema) {
        for (JsonNode change : changes) {
            if (change.path(DIRECTIVE).asText().equals("replace")) {
                ArrayNode replaced = Json.MAPPER.createArrayNode();
                changes.forEach(item -> {
                    if (!item.has(DIRECTIVE)) {
                        replaced.add(item);
                    }
                });
                return replaced;
            }
        }
        if (schema.isSet()) {
            ArrayNode union = present.deepCopy();
            changes.forEach(item -> {
                if (!contains(union, item)) {
                    union.add(item);
                }
            });
            return union;
        }
        Optional<String> key = schema.mapKeys().stream().findFirst();
        return key.isPresent() ? byKey(present, changes, key.get(), schema.items()) : changes.deepCopy();
    }

    private static ArrayNode byKey(ArrayNode present, ArrayNode changes, String key, Schema schema) {
        List<JsonNode> result = new ArrayList<>();
        present.forEach(result::add);
        for (JsonNode change : changes) {
            JsonNode identity = change.get(key);
            if (identity == null) {
                throw StatusException.badRequest("map: " + change + " does not contain declared merge key: " + key);
            }
            int at = indexOf(result, key, identity);
            if (change.path(DIRECTIVE).asText().equals("delete")) {
                if (at >= 0) {
                    result.remove(at);
                }
            } else if (at >= 0 && result.get(at) instanceof ObjectNode old) {
                result.set(at, apply(old, (ObjectNode) change, schema));
            } else {
                result.add(apply(Json.object(), (ObjectNode) change, schema));
            }
        }
        return Json.MAPPER.createArrayNode().addAll(result);
    }

    private static int indexOf(List<JsonNode> items, String key, JsonNode identity) {
        for (int i = 0; i < items.size(); i++) {
            if (Json.same(items.get(i).path(key), identity)) {
                return i;
            }
        }
        return -1;
    }

    /** The items the order names, in that order, then those it does not know. */
    private static ArrayNode ordered(ArrayNode items, JsonNode order, Schema schema) {
        Set<String> keys = Set.copyOf(schema.mapKeys());
        List<JsonNode> rest = new ArrayList<>();
        items.forEach(rest::add);
        ArrayNode result = Json.MAPPER.createArrayNode();
        for (JsonNode wanted : order) {
            rest.stream()
                    .filter(item -> matches(item, wanted, keys))
                    .findFirst()
                    .ifPresent(item -> {
                        rest.remove(item);
                        result.add(item);
                    });
        }
        return result.addAll(rest);
    }

    private static boolean matches(JsonNode item, JsonNode wanted, Set<String> keys) {
        return wanted.isObject()
                ? keys.stream().filter(wanted::has).allMatch(key -> Json.same(item.path(key), wanted.get(key)))
                : Json.same(item, wanted);
    }

    private static boolean contains(JsonNode array, JsonNode item) {
        for (JsonNode one : array) {
            if (Json.same(one, item)) {
                return true;
            }
        }
        return false;
    }
}
