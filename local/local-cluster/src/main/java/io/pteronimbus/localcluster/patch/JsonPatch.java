package io.pteronimbus.localcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException;
import java.util.Arrays;
import java.util.List;

/** RFC 6902. */
public final class JsonPatch {

    private JsonPatch() {}

    /**
     * @param document is not modified
     * @throws StatusException 400 for what is no patch, 422 for an operation that cannot be done or a failing {@code test}
     */
    public static JsonNode apply(JsonNode document, JsonNode operations) {
        if (!operations.isArray()) {
            throw StatusException.badRequest("a JSON patch is an array of operations");
        }
        JsonNode result = document.deepCopy();
        for (JsonNode operation : operations) {
            result = one(result, operation);
        }
        return result;
    }

    private static JsonNode one(JsonNode document, JsonNode operation) {
        List<String> path = pointer(operation, "path");
        return switch (operation.path("op").asText()) {
            case "add" -> add(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "replace" -> replace(document, path, value(operation));
            case "move" -> {
                List<String> from = pointer(operation, "from");
                JsonNode moved = get(document, from);
                yield add(remove(document, from), path, moved);
            }
            case "copy" ->
                add(document, path, get(document, pointer(operation, "from")).deepCopy());
            case "test" -> {
                if (!Json.same(get(document, path), value(operation))) {
                    throw refused("testing path /" + String.join("/", path) + " failed");
                }
                yield document;
            }
            default -> throw StatusException.badRequest("unknown operation " + operation.path("op"));
        };
    }

    private static JsonNode value(JsonNode operation) {
        JsonNode value = operation.get("value");
        if (value == null) {
            throw StatusException.badRequest("the operation has no value: " + operation);
        }
        return value.deepCopy();
    }

    private static List<String> pointer(JsonNode operation, String field) {
        JsonNode pointer = operation.path(field);
        if (!pointer.isTextual()
                || !(pointer.asText().isEmpty() || pointer.asText().startsWith("/"))) {
            throw StatusException.badRequest("the operation has no " + field + " pointer: " + operation);
        }
        if (pointer.asText().isEmpty()) {
            return List.of();
        }
        return Arrays.stream(pointer.asText().substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private static JsonNode get(JsonNode document, List<String> path) {
        JsonNode at = document;
        for (String token : path) {
            JsonNode next = at instanceof ArrayNode array ? array.get(index(token, array.size() - 1)) : at.get(token);
            if (next == null) {
                throw refused("doc is missing path /" + String.join("/", path));
            }
            at = next;
        }
        return at;
    }

    private static JsonNode add(JsonNode document, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        switch (parent(document, path)) {
            case ObjectNode object -> object.set(path.getLast(), value);
            case ArrayNode array ->
                array.insert(path.getLast().equals("-") ? array.size() : index(path.getLast(), array.size()), value);
            default -> throw refused("cannot add to /" + String.join("/", path));
        }
        return document;
    }

    private static JsonNode remove(JsonNode document, List<String> path) {
        get(document, path);
        switch (parent(document, path)) {
            case ObjectNode object -> object.remove(path.getLast());
            case ArrayNode array -> array.remove(index(path.getLast(), array.size() - 1));
            default -> throw refused("cannot remove /" + String.join("/", path));
        }
        return document;
    }

    private static JsonNode replace(JsonNode document, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        get(document, path);
        switch (parent(document, path)) {
            case ObjectNode object -> object.set(path.getLast(), value);
            case ArrayNode array -> array.set(index(path.getLast(), array.size() - 1), value);
            default -> throw refused("cannot replace /" + String.join("/", path));
        }
        return document;
    }

    private static JsonNode parent(JsonNode document, List<String> path) {
        if (path.isEmpty()) {
            throw refused("the whole document cannot be removed");
        }
        return get(document, path.subList(0, path.size() - 1));
    }

    private static int index(String token, int last) {
        if (!token.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(token) > last) {
            throw refused("no such index: " + token);
        }
        return Integer.parseInt(token);
    }

    private static StatusException refused(String why) {
        return new StatusException(
                422, "Invalid", "the server rejected our request due to an error in our request: " + why);
    }
}
