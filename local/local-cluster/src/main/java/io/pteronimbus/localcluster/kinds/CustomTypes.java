package io.pteronimbus.localcluster.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Turns a custom resource definition into the types it serves. */
final class CustomTypes {

    private CustomTypes() {}

    /** One type for each served version, the one of highest priority first. */
    static List<ResourceType> of(JsonNode definition) {
        var types = new ArrayList<ResourceType>();
        JsonNode spec = definition.path("spec");
        spec.path("versions").forEach(version -> {
            if (version.path("served").asBoolean()) {
                types.add(type(spec, version));
            }
        });
        return List.copyOf(types);
    }

    private static ResourceType type(JsonNode spec, JsonNode version) {
        JsonNode names = spec.path("names");
        String kind = names.path("kind").asText();
        Set<String> subresources = new HashSet<>();
        version.path("subresources").fieldNames().forEachRemaining(subresources::add);
        var columns = new ArrayList<JsonNode>();
        version.path("additionalPrinterColumns").forEach(columns::add);
        var selectable = new ArrayList<String>();
        version.path("selectableFields")
                .forEach(field -> selectable.add(field.path("jsonPath").asText().substring(1)));
        return new ResourceType(
                spec.path("group").asText(),
                version.path("name").asText(),
                kind,
                names.path("plural").asText(),
                names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
                BuiltInTypes.texts(names.path("shortNames")),
                BuiltInTypes.texts(names.path("categories")),
                spec.path("scope").asText().equals("Namespaced"),
                true,
                false,
                subresources,
                selectable,
                columns,
                version.path("subresources").get("scale"),
                new Schema(schema(version.path("schema").path("openAPIV3Schema"))));
    }

    private static ObjectNode schema(JsonNode written) {
        ObjectNode schema = written instanceof ObjectNode object ? object.deepCopy() : Json.object();
        return BuiltInTypes.withIdentity(schema);
    }
}
