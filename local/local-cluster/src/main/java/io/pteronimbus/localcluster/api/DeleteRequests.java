package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.DeleteOptions;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** DELETE of one object and of collections. */
final class DeleteRequests {

    private final ObjectStore store;

    DeleteRequests(ObjectStore store) {
        this.store = store;
    }

    /** @return the object when it lives on for a while, otherwise a {@code Status} of success */
    ObjectNode delete(ApiRequest request, ResourceType type, JsonNode options) {
        ObjectKey key = type.key(request.namespace(), request.requiredName());
        DeleteOptions asked = options(request, options, key);
        if (request.dryRun() || options.path("dryRun").size() > 0) {
            ObjectNode present = store.get(key).orElseThrow(() -> StatusException.notFound(key));
            asked.precondition().accept(present);
            return present;
        }
        ObjectNode deleted = store.delete(key, asked);
        return store.get(key).filter(left -> same(left, deleted)).isPresent() ? deleted : success(type, deleted);
    }

    /** @return the objects as they were or are */
    List<ObjectNode> deleteAll(ApiRequest request, ResourceType type, JsonNode options) {
        var selection = ListRequests.selection(request, type);
        var deleted = new ArrayList<ObjectNode>();
        for (ObjectNode object : store.list(type.group(), type.plural(), request.namespace())) {
            if (selection.test(object)) {
                JsonNode metadata = object.path("metadata");
                ObjectKey key = type.key(
                        metadata.path("namespace").asText(),
                        metadata.path("name").asText());
                deleted.add(object);
                if (!request.dryRun() && store.get(key).isPresent()) {
                    store.delete(key, options(request, options, key));
                }
            }
        }
        return deleted;
    }

    private static boolean same(JsonNode left, JsonNode right) {
        return left.path("metadata").path("uid").equals(right.path("metadata").path("uid"));
    }

    private static ObjectNode success(ResourceType type, JsonNode deleted) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        ObjectNode details = status.putObject("details");
        details.put("name", deleted.path("metadata").path("name").asText());
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural());
        details.set("uid", deleted.path("metadata").path("uid"));
        return status;
    }

    private static DeleteOptions options(ApiRequest request, JsonNode body, ObjectKey key) {
        Long grace = body.path("gracePeriodSeconds").isIntegralNumber()
                ? Long.valueOf(body.path("gracePeriodSeconds").asLong())
                : request.parameter("gracePeriodSeconds").isEmpty()
                        ? null
                        : Long.valueOf(request.number("gracePeriodSeconds", 0));
        return new DeleteOptions(grace, finalizer(request, body), precondition(body.path("preconditions"), key));
    }

    private static @Nullable String finalizer(ApiRequest request, JsonNode body) {
        String policy = body.path("propagationPolicy").asText(request.parameter("propagationPolicy"));
        if (body.path("orphanDependents").asBoolean()) {
            policy = "Orphan";
        }
        return switch (policy) {
            case "Orphan" -> "orphan";
            case "Foreground" -> "foregroundDeletion";
            case "Background", "" -> null;
            default -> throw StatusException.badRequest("unknown propagationPolicy " + policy);
        };
    }

    private static Consumer<ObjectNode> precondition(JsonNode wanted, ObjectKey key) {
        return present -> {
            for (String field : List.of("uid", "resourceVersion")) {
                String value = wanted.path(field).asText("");
                String actual = present.path("metadata").path(field).asText();
                if (!value.isEmpty() && !value.equals(actual)) {
                    throw StatusException.conflict(
                            key, "Precondition failed: %s %s, found %s".formatted(field, value, actual));
                }
            }
        };
    }
}
