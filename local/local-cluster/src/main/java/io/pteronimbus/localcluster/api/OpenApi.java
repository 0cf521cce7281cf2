package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceRegistry;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;

/**
 * As much of {@code /openapi/v3} as is true and clients ask for: which objects can be patched, and that the server validates fields
 * itself ({@code fieldValidation}) and knows {@code dryRun}. kubectl then leaves validation to the server.
 */
final class OpenApi {

    private final ResourceRegistry registry;

    OpenApi(ResourceRegistry registry) {
        this.registry = registry;
    }

    ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        registry.all()
                .forEach(type -> paths.putObject(prefix(type)).put("serverRelativeURL", "/openapi/v3/" + prefix(type)));
        return index;
    }

    /** @param prefix {@code api/v1} or {@code apis/apps/v1} */
    ObjectNode document(String prefix) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Pteronimbus local cluster").put("version", "v1.32.0");
        ObjectNode paths = document.putObject("paths");
        registry.all().stream().filter(type -> prefix(type).equals(prefix)).forEach(type -> path(paths, type));
        document.putObject("components").putObject("schemas");
        if (paths.isEmpty()) {
            throw ApiRequest.notFound();
        }
        return document;
    }

    private static void path(ObjectNode paths, ResourceType type) {
        String collection = (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
        ObjectNode patch =
                paths.putObject("/" + prefix(type) + collection + "/{name}").putObject("patch");
        patch.put("x-kubernetes-action", "patch");
        patch.putObject("x-kubernetes-group-version-kind")
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
        var parameters = patch.putArray("parameters");
        for (String name : new String[] {"dryRun", "fieldManager", "fieldValidation", "force"}) {
            parameters
                    .addObject()
                    .put("name", name)
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", name.equals("force") ? "boolean" : "string");
        }
        patch.putObject("responses").putObject("200").put("description", "OK");
    }

    private static String prefix(ResourceType type) {
        return type.group().isEmpty() ? "api/" + type.version() : "apis/" + type.group() + "/" + type.version();
    }
}
