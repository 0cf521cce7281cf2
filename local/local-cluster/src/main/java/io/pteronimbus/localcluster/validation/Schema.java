package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pteronimbus.localcluster.store.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A structural schema as custom resource definitions write them ({@code openAPIV3Schema}); the built-in kinds use the same
 * form. Asking for what a schema does not describe answers {@link #UNTYPED}, never null.
 */
public record Schema(JsonNode node) {

    /** Anything goes and is kept: maps merge key by key, lists are replaced. */
    public static final Schema UNTYPED = new Schema(Json.object().put("x-kubernetes-preserve-unknown-fields", true));

    /** The schema of a field of this object or of a value of this map. */
    public Schema property(String name) {
        JsonNode property = node.path("properties").get(name);
        if (property != null) {
            return new Schema(property);
        }
        JsonNode additional = node.get("additionalProperties");
        return additional != null && additional.isObject() ? new Schema(additional) : UNTYPED;
    }

    public Schema items() {
        JsonNode items = node.get("items");
        return items == null ? UNTYPED : new Schema(items);
    }

    public boolean knows(String name) {
        return node.path("properties").has(name) || isMap();
    }

    /** A map with keys of the user's choice, in contrast to an object with described fields. */
    public boolean isMap() {
        JsonNode additional = node.get("additionalProperties");
        return additional != null && (additional.isObject() || additional.asBoolean());
    }

    public boolean preservesUnknown() {
        return node.path("x-kubernetes-preserve-unknown-fields").asBoolean() || this == UNTYPED;
    }

    public boolean isEmbeddedResource() {
        return node.path("x-kubernetes-embedded-resource").asBoolean();
    }

    public boolean isAtomicMap() {
        return node.path("x-kubernetes-map-type").asText().equals("atomic");
    }

    /** The fields that tell the items of this list apart; empty unless the list is one of type {@code map}. */
    public List<String> mapKeys() {
        var keys = new ArrayList<String>();
        if (listType().equals("map")) {
            node.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        }
        return keys;
    }

    public boolean isSet() {
        return listType().equals("set");
    }

    private String listType() {
        return node.path("x-kubernetes-list-type").asText();
    }

    /** The default value, or a missing node. */
    public JsonNode defaultValue() {
        return node.has("default") ? node.get("default") : MissingNode.getInstance();
    }

    public boolean isNullable() {
        return node.path("nullable").asBoolean() || (!node.has("type") && preservesUnknown());
    }
}
