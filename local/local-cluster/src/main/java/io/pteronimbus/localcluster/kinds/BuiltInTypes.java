package io.pteronimbus.localcluster.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** The kinds a cluster has before any definition is added. */
final class BuiltInTypes {

    private static final TypeLanguage TYPES = new TypeLanguage(TypeLanguage.resource("types.yaml"));

    private BuiltInTypes() {}

    static List<ResourceType> load() {
        var types = new ArrayList<ResourceType>();
        TypeLanguage.resource("kinds.yaml").forEach(kind -> types.add(type(kind)));
        return List.copyOf(types);
    }

    /** The schema of {@code metadata}, the same for every kind. */
    static JsonNode metadata() {
        return TYPES.schema("ObjectMeta");
    }

    private static ResourceType type(JsonNode kind) {
        String name = kind.path("kind").asText();
        return new ResourceType(
                kind.path("group").asText(),
                kind.path("version").asText("v1"),
                name,
                kind.path("plural").asText(),
                name.toLowerCase(Locale.ROOT),
                texts(kind.path("short")),
                texts(kind.path("categories")),
                !kind.path("cluster").asBoolean(),
                false,
                kind.path("name").asText().equals("label"),
                new HashSet<>(texts(kind.path("subresources"))),
                texts(kind.path("selectable")),
                List.of(),
                null,
                new Schema(schema(kind.path("fields"))));
    }

    private static ObjectNode schema(JsonNode fields) {
        ObjectNode schema = fields.isTextual() ? TYPES.schema(fields.asText()).deepCopy() : TYPES.object(fields);
        return withIdentity(schema);
    }

    /** Adds apiVersion, kind and metadata. */
    static ObjectNode withIdentity(ObjectNode schema) {
        ObjectNode properties = schema.withObjectProperty("properties");
        properties.set("apiVersion", Json.object().put("type", "string"));
        properties.set("kind", Json.object().put("type", "string"));
        properties.set("metadata", metadata());
        return schema;
    }

    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }
}
