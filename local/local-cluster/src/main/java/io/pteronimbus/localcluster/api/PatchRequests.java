package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.patch.FieldManager;
import io.pteronimbus.localcluster.patch.FieldManager.Operation;
import io.pteronimbus.localcluster.patch.JsonPatch;
import io.pteronimbus.localcluster.patch.MergePatch;
import io.pteronimbus.localcluster.patch.ServerSideApply;
import io.pteronimbus.localcluster.patch.StrategicMergePatch;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import java.time.Clock;
import java.util.List;

/** PATCH in its four forms. */
final class PatchRequests {

    /** @param created whether an apply made the object */
    record Result(ObjectNode object, boolean created) {}

    private final ObjectStore store;
    private final WriteRequests writes;
    private final Clock clock;

    PatchRequests(ObjectStore store, WriteRequests writes, Clock clock) {
        this.store = store;
        this.writes = writes;
        this.clock = clock;
    }

    Result patch(ApiRequest request, ResourceType type, byte[] body, String contentType, String manager) {
        ObjectKey key = type.key(request.namespace(), request.requiredName());
        String mediaType = BodyParser.mediaType(contentType);
        JsonNode patch = BodyParser.parse(body, contentType);
        if (mediaType.startsWith("application/apply-patch+")) {
            return apply(request, type, key, object(patch));
        }
        return new Result(
                writes.change(request, type, key, manager, live -> patched(live, patch, mediaType, type)), false);
    }

    /** @throws StatusException 415 for a media type that is no patch, or none for this kind */
    static ObjectNode patched(ObjectNode live, JsonNode patch, String mediaType, ResourceType type) {
        return switch (mediaType) {
            case "application/json-patch+json" -> object(JsonPatch.apply(live, patch));
            case "application/merge-patch+json" -> object(MergePatch.apply(live, object(patch)));
            case "application/strategic-merge-patch+json" -> {
                if (type.custom()) {
                    throw unsupported(mediaType);
                }
                yield StrategicMergePatch.apply(live, object(patch), type.schema());
            }
            default -> throw unsupported(mediaType);
        };
    }

    private Result apply(ApiRequest request, ResourceType type, ObjectKey key, ObjectNode configuration) {
        String name = request.parameter("fieldManager");
        if (name.isEmpty()) {
            throw StatusException.invalid(
                    "meta.k8s.io",
                    "PatchOptions",
                    "",
                    List.of(new StatusException.Cause(
                            "FieldValueRequired", "fieldManager", "Required value: is required for apply patch")));
        }
        if (!configuration.path("metadata").path("managedFields").isEmpty()) {
            throw StatusException.badRequest("metadata.managedFields must be nil");
        }
        Preparation.checkIdentity(request, type, configuration);
        Preparation.prune(request, type, configuration);
        boolean status = request.subresource().equals("status");
        if (status) {
            configuration.retain("apiVersion", "kind", "metadata", "status");
            configuration.withObjectProperty("metadata").retain("name", "namespace", "resourceVersion", "uid");
        } else if (type.has("status")) {
            configuration.remove("status");
        }
        var manager = new FieldManager(name, Operation.Apply, type.apiVersion(), request.subresource());
        if (store.get(key).isEmpty() && !status) {
            return new Result(create(request, type, key, configuration, manager), true);
        }
        boolean force = request.flag("force");
        ObjectNode applied = store.update(
                key,
                live -> WriteRequests.asStored(live, type, present -> {
                    ObjectNode merged = ServerSideApply.apply(
                            key, present, configuration, type.schema(), manager, force, clock.instant());
                    return writes.finish(request, type, key, present, merged);
                }),
                request.dryRun());
        return new Result(applied, false);
    }

    private ObjectNode create(
            ApiRequest request, ResourceType type, ObjectKey key, ObjectNode configuration, FieldManager manager) {
        // clients name a version that cannot be, so that an apply meant as a creation fails on a present object
        configuration.withObjectProperty("metadata").put("name", key.name()).remove("resourceVersion");
        ObjectNode merged = ServerSideApply.apply(
                key, WriteRequests.empty(configuration), configuration, type.schema(), manager, false, clock.instant());
        return store.create(key, writes.initial(request, type, key, merged), request.dryRun());
    }

    private static ObjectNode object(JsonNode patch) {
        if (patch instanceof ObjectNode object) {
            return object;
        }
        throw StatusException.badRequest("the patch is no object");
    }

    private static StatusException unsupported(String mediaType) {
        return new StatusException(
                415, "UnsupportedMediaType", "the body of the request was in an unknown format: " + mediaType);
    }
}
