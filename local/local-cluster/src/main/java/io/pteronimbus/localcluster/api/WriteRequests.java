package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.patch.FieldManager;
import io.pteronimbus.localcluster.patch.FieldManager.Operation;
import io.pteronimbus.localcluster.patch.ManagedFields;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.validation.DefinitionRules;
import io.pteronimbus.localcluster.validation.MetadataRules;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/** Creating, replacing and changing objects. */
final class WriteRequests {

    private final ObjectStore store;
    private final Clock clock;

    WriteRequests(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** POST to a collection. */
    ObjectNode create(ApiRequest request, ResourceType type, ObjectNode body, String manager) {
        Preparation.checkIdentity(request, type, body);
        ObjectNode metadata = body.withObjectProperty("metadata");
        if (metadata.path("name").asText("").isEmpty()
                && !metadata.path("generateName").asText("").isEmpty()) {
            metadata.put(
                    "name", MetadataRules.generate(metadata.path("generateName").asText()));
        }
        ObjectKey key = type.key(request.namespace(), metadata.path("name").asText(""));
        ObjectNode object = initial(request, type, key, body);
        var writer = new FieldManager(manager, Operation.Update, type.apiVersion(), "");
        return store.create(
                key,
                ManagedFields.update(empty(object), object, type.schema(), writer, clock.instant()),
                request.dryRun());
    }

    /** The object as it will be stored, still without what only the store writes. */
    ObjectNode initial(ApiRequest request, ResourceType type, ObjectKey key, ObjectNode body) {
        if (type.namespaced() && request.namespace() == null) {
            throw StatusException.badRequest("an empty namespace may not be set during creation");
        }
        if (!body.path("metadata").path("resourceVersion").asText("").isEmpty()) {
            throw StatusException.badRequest("resourceVersion should not be set on objects to be created");
        }
        Preparation.prune(request, type, body);
        if (type.has("status")) {
            body.remove("status");
        }
        ObjectNode metadata = body.withObjectProperty("metadata");
        metadata.remove(List.of("uid", "creationTimestamp", "deletionTimestamp", "generation", "selfLink"));
        if (key.namespace() != null) {
            metadata.put("namespace", key.namespace());
        }
        Preparation.fill(type, body);
        if (type.kind().equals("CustomResourceDefinition")) {
            DefinitionRules.establish(body, clock.instant());
        }
        Preparation.validate(type, key, body);
        Preparation.validateRules(type, key, null, body);
        return body;
    }

    /** Something of the same kind with nothing in it, to compare a new object with. */
    static ObjectNode empty(JsonNode object) {
        ObjectNode empty = Json.object();
        empty.set("apiVersion", object.path("apiVersion"));
        empty.set("kind", object.path("kind"));
        empty.putObject("metadata");
        return empty;
    }

    /** PUT. */
    ObjectNode replace(ApiRequest request, ResourceType type, ObjectNode body, String manager) {
        Preparation.checkIdentity(request, type, body);
        boolean unconditional =
                body.path("metadata").path("resourceVersion").asText("").isEmpty();
        ObjectKey key = type.key(request.namespace(), request.requiredName());
        if (unconditional && (type.custom() || type.kind().equals("Lease"))) {
            throw StatusException.invalid(
                    type.group(),
                    type.kind(),
                    key.name(),
                    List.of(new StatusException.Cause(
                            "FieldValueInvalid",
                            "metadata.resourceVersion",
                            "Invalid value: 0x0: must be specified for an update")));
        }
        return change(request, type, key, manager, live -> body);
    }

    /**
     * Reads the live object, has it changed, and takes the result through everything a write goes through.
     *
     * @param edit gets a private copy of the live object
     */
    ObjectNode change(
            ApiRequest request, ResourceType type, ObjectKey key, String manager, UnaryOperator<ObjectNode> edit) {
        var writer = new FieldManager(manager, Operation.Update, type.apiVersion(), request.subresource());
        return store.update(
                key,
                live -> asStored(live, type, present -> {
                    ObjectNode before = present.deepCopy();
                    ObjectNode after = finish(request, type, key, before, edit.apply(present));
                    return ManagedFields.update(before, after, type.schema(), writer, clock.instant());
                }),
                request.dryRun());
    }

    /** Lets a request see the object under the version it came for, and keeps the version it is stored under. */
    static ObjectNode asStored(ObjectNode live, ResourceType type, UnaryOperator<ObjectNode> change) {
        String stored = live.path("apiVersion").asText();
        return change.apply(live.put("apiVersion", type.apiVersion())).put("apiVersion", stored);
    }

    /** Checks and completes a changed object; managedFields are the caller's affair. */
    ObjectNode finish(ApiRequest request, ResourceType type, ObjectKey key, ObjectNode before, ObjectNode edited) {
        checkVersion(key, before, edited);
        Preparation.checkIdentity(request, type, edited);
        Preparation.prune(request, type, edited);
        ObjectNode after = separate(request, type, before, edited);
        Preparation.fill(type, after);
        if (type.kind().equals("CustomResourceDefinition")) {
            DefinitionRules.establish(after, clock.instant());
        }
        Preparation.validate(type, key, after);
        Preparation.validateChange(type, key, before, after);
        Preparation.validateRules(type, key, before, after);
        return after;
    }

    private static void checkVersion(ObjectKey key, JsonNode before, JsonNode edited) {
        JsonNode metadata = edited.path("metadata");
        String version = metadata.path("resourceVersion").asText("");
        if (!version.isEmpty()
                && !version.equals(
                        before.path("metadata").path("resourceVersion").asText())) {
            throw StatusException.stale(key);
        }
        String uid = metadata.path("uid").asText("");
        if (!uid.isEmpty() && !uid.equals(before.path("metadata").path("uid").asText())) {
            throw StatusException.conflict(
                    key,
                    "Precondition failed: UID in precondition: %s, UID in object meta: %s"
                            .formatted(uid, before.path("metadata").path("uid").asText()));
        }
    }

    /** The status belongs to the status subresource alone, and nothing else does. */
    private static ObjectNode separate(ApiRequest request, ResourceType type, ObjectNode before, ObjectNode edited) {
        if (request.subresource().equals("status")) {
            ObjectNode after = before.deepCopy();
            copy("status", edited, after);
            copy("managedFields", edited.withObjectProperty("metadata"), after.withObjectProperty("metadata"));
            return after;
        }
        if (type.has("status")) {
            copy("status", before, edited);
        }
        return edited;
    }

    private static void copy(String field, ObjectNode from, ObjectNode to) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        } else {
            to.remove(field);
        }
    }
}
