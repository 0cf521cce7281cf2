package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;

/** The {@code scale} subresource: the number of replicas of any kind that has one, under one form. */
final class ScaleRequests {

    private final ObjectStore store;
    private final WriteRequests writes;

    ScaleRequests(ObjectStore store, WriteRequests writes) {
        this.store = store;
        this.writes = writes;
    }

    ObjectNode get(ApiRequest request, ResourceType type) {
        ObjectKey key = type.key(request.namespace(), request.requiredName());
        return view(store.get(key).orElseThrow(() -> StatusException.notFound(key)), type);
    }

    ObjectNode replace(ApiRequest request, ResourceType type, JsonNode scale, String manager) {
        return write(request, type, manager, view -> scale);
    }

    ObjectNode patch(ApiRequest request, ResourceType type, byte[] body, String contentType, String manager) {
        JsonNode patch = BodyParser.parse(body, contentType);
        // a Scale has no lists, so that a strategic merge is a merge
        String mediaType = BodyParser.mediaType(contentType).replace("strategic-merge", "merge");
        return write(request, type, manager, view -> PatchRequests.patched(view, patch, mediaType, type));
    }

    private interface Edit {
        JsonNode apply(ObjectNode view);
    }

    private ObjectNode write(ApiRequest request, ResourceType type, String manager, Edit edit) {
        ObjectKey key = type.key(request.namespace(), request.requiredName());
        ObjectNode changed = writes.change(request, type, key, manager, live -> {
            JsonNode scale = edit.apply(view(live, type));
            JsonNode replicas = scale.path("spec").path("replicas");
            if (!replicas.isMissingNode() && !replicas.isIntegralNumber()) {
                throw StatusException.badRequest("spec.replicas is no whole number");
            }
            String version = scale.path("metadata").path("resourceVersion").asText("");
            if (!version.isEmpty()) {
                live.withObjectProperty("metadata").put("resourceVersion", version);
            }
            String path = path(type, "specReplicasPath", ".spec.replicas");
            ObjectNode parent = live.withObject(path.substring(0, path.lastIndexOf('/')));
            parent.put(path.substring(path.lastIndexOf('/') + 1), replicas.asInt(0));
            return live;
        });
        return view(changed, type);
    }

    private static ObjectNode view(JsonNode object, ResourceType type) {
        ObjectNode view = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        JsonNode metadata = object.path("metadata");
        ObjectNode meta = view.putObject("metadata");
        for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
            if (metadata.has(field)) {
                meta.set(field, metadata.get(field));
            }
        }
        view.putObject("spec")
                .put(
                        "replicas",
                        object.at(path(type, "specReplicasPath", ".spec.replicas"))
                                .asInt(0));
        ObjectNode status = view.putObject("status");
        status.put(
                "replicas",
                object.at(path(type, "statusReplicasPath", ".status.replicas")).asInt(0));
        String selector = selector(object, type);
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return view;
    }

    private static String selector(JsonNode object, ResourceType type) {
        if (type.custom()) {
            String path = path(type, "labelSelectorPath", "");
            return path.isEmpty() ? "" : object.at(path).asText("");
        }
        var selector = new StringBuilder();
        object.at("/spec/selector/matchLabels")
                .fields()
                .forEachRemaining(label -> selector.append(selector.isEmpty() ? "" : ",")
                        .append(label.getKey())
                        .append('=')
                        .append(label.getValue().asText()));
        return selector.toString();
    }

    /** A definition's {@code .spec.replicas} as a JSON pointer. */
    private static String path(ResourceType type, String field, String absent) {
        JsonNode scale = type.scale();
        return (scale == null ? absent : scale.path(field).asText(absent)).replace('.', '/');
    }
}
