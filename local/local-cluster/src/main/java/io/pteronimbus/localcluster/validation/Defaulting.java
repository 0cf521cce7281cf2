package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in a schema's defaults. */
public final class Defaulting {

    private Defaulting() {}

    /** Changes the tree in place; the defaults of an object apply only where that object is present or itself a default. */
    public static void apply(JsonNode node, Schema schema) {
        if (node instanceof ObjectNode object) {
            schema.node().path("properties").fields().forEachRemaining(property -> {
                JsonNode value = new Schema(property.getValue()).defaultValue();
                if (!value.isMissingNode() && !object.has(property.getKey())) {
                    object.set(property.getKey(), value.deepCopy());
                }
            });
            object.fields().forEachRemaining(field -> apply(field.getValue(), schema.property(field.getKey())));
        } else if (node.isArray()) {
            node.forEach(item -> apply(item, schema.items()));
        }
    }
}
