package io.pteronimbus.localcluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal, carrying the Kubernetes {@code Status} body its caller gets. */
public final class StatusException extends RuntimeException {

    private final int code;
    private final String reason;
    private final ObjectNode details;

    /** One broken rule: {@code reason} is a cause type such as {@code FieldValueRequired}, {@code field} a path such as {@code spec.ports}. */
    public record Cause(String reason, String field, String message) {}

    public StatusException(int code, String reason, String message) {
        this(code, reason, message, Json.object());
    }

    private StatusException(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    public static StatusException notFound(ObjectKey key) {
        return of(404, "NotFound", key, "%s \"%s\" not found".formatted(key.qualifiedResource(), key.name()));
    }

    public static StatusException alreadyExists(ObjectKey key) {
        return of(409, "AlreadyExists", key, "%s \"%s\" already exists".formatted(key.qualifiedResource(), key.name()));
    }

    public static StatusException conflict(ObjectKey key, String why) {
        return of(
                409,
                "Conflict",
                key,
                "Operation cannot be fulfilled on %s \"%s\": %s".formatted(key.qualifiedResource(), key.name(), why));
    }

    /** A write made from an older state than the present one. */
    public static StatusException stale(ObjectKey key) {
        return conflict(
                key, "the object has been modified; please apply your changes to the latest version and try again");
    }

    /** A server-side apply that would overwrite what others own; the message is shown as it is. */
    public static StatusException applyConflict(ObjectKey key, String message) {
        return of(409, "Conflict", key, message);
    }

    public static StatusException badRequest(String message) {
        return new StatusException(400, "BadRequest", message);
    }

    public static StatusException forbidden(ObjectKey key, String why) {
        return of(
                403,
                "Forbidden",
                key,
                "%s \"%s\" is forbidden: %s".formatted(key.qualifiedResource(), key.name(), why));
    }

    /** The revision asked for is no longer in the watch history. */
    public static StatusException expired(long asked, long oldest) {
        return new StatusException(410, "Expired", "too old resource version: %d (%d)".formatted(asked, oldest));
    }

    /** @param kind the object's kind, with its group: {@code StatefulSet.apps} */
    public static StatusException invalid(String group, String kind, String name, List<Cause> causes) {
        String qualified = group.isEmpty() ? kind : kind + "." + group;
        String list = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .collect(Collectors.joining(", "));
        String message =
                "%s \"%s\" is invalid: %s".formatted(qualified, name, causes.size() == 1 ? list : "[" + list + "]");
        ObjectNode details = Json.object().put("name", name).put("group", group).put("kind", kind);
        return new StatusException(422, "Invalid", message, details).withCauses(causes);
    }

    /** Adds causes to the details; used where clients read them, as for apply conflicts. */
    public StatusException withCauses(List<Cause> causes) {
        var array = details.putArray("causes");
        causes.forEach(cause -> array.addObject()
                .put("reason", cause.reason())
                .put("message", cause.message())
                .put("field", cause.field()));
        return this;
    }

    private static StatusException of(int code, String reason, ObjectKey key, String message) {
        ObjectNode details = Json.object().put("name", key.name());
        if (!key.group().isEmpty()) {
            details.put("group", key.group());
        }
        details.put("kind", key.resource());
        return new StatusException(code, reason, message, details);
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** The whole {@code Status} object. */
    public ObjectNode body() {
        ObjectNode body = Json.object().put("kind", "Status").put("apiVersion", "v1");
        body.putObject("metadata");
        body.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        if (!details.isEmpty()) {
            body.set("details", details.deepCopy());
        }
        return body.put("code", code);
    }
}
