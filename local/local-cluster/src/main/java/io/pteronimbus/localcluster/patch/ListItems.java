package io.pteronimbus.localcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The children of a value under their path elements, where the schema says that they are fields of their own. */
final class ListItems {

    private ListItems() {}

    /** Whether the value is owned field by field rather than as a whole. */
    static boolean isGranular(JsonNode value, Schema schema) {
        return value.isObject()
                ? !schema.isAtomicMap()
                : value.isArray() && (schema.isSet() || !schema.mapKeys().isEmpty());
    }

    /** Path element to child, in document order. Only for granular values. */
    static Map<String, JsonNode> of(JsonNode value, Schema schema) {
        var children = new LinkedHashMap<String, JsonNode>();
        if (value.isObject()) {
            value.fields().forEachRemaining(field -> children.put("f:" + field.getKey(), field.getValue()));
        } else {
            value.forEach(item -> children.putIfAbsent(element(item, schema), item));
        }
        return children;
    }

    static Schema schemaOf(String element, Schema parent) {
        return element.startsWith("f:") ? parent.property(element.substring(2)) : parent.items();
    }

    private static String element(JsonNode item, Schema list) {
        if (list.isSet()) {
            return "v:" + item;
        }
        var keys = new TreeMap<String, JsonNode>();
        for (String key : list.mapKeys()) {
            JsonNode value =
                    item.has(key) ? item.get(key) : list.items().property(key).defaultValue();
            if (!value.isMissingNode()) {
                keys.put(key, value);
            }
        }
        return "k:" + Json.object().setAll(keys);
    }
}
