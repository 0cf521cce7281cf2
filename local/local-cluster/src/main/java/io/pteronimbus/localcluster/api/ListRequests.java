package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/** Lists: selection and paging. */
final class ListRequests {

    /**
     * One page.
     *
     * @param revision what a watch that starts from this list continues at; the same for all pages of a list
     * @param next     the continue token, empty on the last page
     */
    record Page(List<ObjectNode> items, long revision, String next, long remaining) {}

    private final ObjectStore store;

    ListRequests(ObjectStore store) {
        this.store = store;
    }

    static Predicate<JsonNode> selection(ApiRequest request, ResourceType type) {
        return LabelSelector.parse(request.parameter("labelSelector"))
                .and(FieldSelector.parse(request.parameter("fieldSelector"), type));
    }

    Page page(ApiRequest request, ResourceType type) {
        Predicate<JsonNode> wanted = selection(request, type);
        var snapshot = store.snapshot(type.group(), type.plural(), request.namespace());
        long limit = request.number("limit", 0);
        String token = request.parameter("continue");
        ObjectNode from = token.isEmpty() ? Json.object() : read(token);
        long revision = from.path("rv").asLong(snapshot.revision());
        List<ObjectNode> matching = snapshot.items().stream()
                .filter(object -> position(object).compareTo(from.path("after").asText("")) > 0)
                .filter(wanted)
                .toList();
        if (limit <= 0 || matching.size() <= limit) {
            return new Page(matching, revision, "", 0);
        }
        List<ObjectNode> items = matching.subList(0, (int) limit);
        ObjectNode next = Json.object().put("rv", revision).put("after", position(items.getLast()));
        return new Page(
                items,
                revision,
                Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(next)),
                matching.size() - limit);
    }

    /** Compares as the store's order does. */
    private static String position(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("namespace").asText("") + "\0"
                + metadata.path("name").asText();
    }

    private static ObjectNode read(String token) {
        try {
            if (Json.read(Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.UTF_8)))
                    instanceof ObjectNode from) {
                return from;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw StatusException.badRequest("continue key is not valid: " + e.getMessage());
        }
        throw StatusException.badRequest("continue key is not valid");
    }
}
