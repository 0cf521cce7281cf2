package io.pteronimbus.localcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two tree operations of server-side apply: merging a configuration in, and taking given fields out. */
final class Applying {

    private Applying() {}

    /** The live value with everything the configuration says. Neither is modified. */
    static JsonNode merge(JsonNode live, JsonNode configuration, Schema schema) {
        boolean granular =
                ListItems.isGranular(configuration, schema) && live.getNodeType() == configuration.getNodeType();
        if (!granular) {
            return configuration.deepCopy();
        }
        Map<String, JsonNode> present = ListItems.of(live, schema);
        Map<String, JsonNode> wanted = ListItems.of(configuration, schema);
        var merged = new LinkedHashMap<String, JsonNode>();
        if (wanted.keySet().containsAll(present.keySet())) {
            wanted.keySet().forEach(element -> merged.put(element, Json.object()));
        } else {
            merged.putAll(present);
        }
        wanted.forEach((element, value) -> {
            JsonNode old = present.get(element);
            merged.put(
                    element, old == null ? value.deepCopy() : merge(old, value, ListItems.schemaOf(element, schema)));
        });
        return rebuild(live, merged);
    }

    /**
     * The value without the fields of the set.
     *
     * @param kept what somebody else owns and therefore stays, with everything that leads to it
     */
    static JsonNode remove(JsonNode value, FieldSet fields, FieldSet kept, Schema schema) {
        if (fields.children().isEmpty() || !ListItems.isGranular(value, schema)) {
            return value;
        }
        var rest = new LinkedHashMap<String, JsonNode>();
        ListItems.of(value, schema).forEach((element, child) -> {
            FieldSet gone = fields.child(element);
            FieldSet others = kept.child(element);
            boolean whole = gone.member() && others.isEmpty();
            JsonNode left =
                    whole || gone.isEmpty() ? child : remove(child, gone, others, ListItems.schemaOf(element, schema));
            boolean emptied = left.isContainerNode() && left.isEmpty() && !child.isEmpty() && others.isEmpty();
            if (!whole && !emptied) {
                rest.put(element, left);
            }
        });
        return rebuild(value, rest);
    }

    private static JsonNode rebuild(JsonNode like, Map<String, JsonNode> children) {
        if (like.isArray()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            return array.addAll(children.values());
        }
        ObjectNode object = Json.object();
        children.forEach((element, child) -> object.set(element.substring(2), child));
        return object;
    }
}
