package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** How a client wants objects: as they are, as rows of a table, or only their metadata. */
enum Representation {
    OBJECT,
    TABLE,
    METADATA;

    /** The first form of an {@code Accept} header that this server knows. */
    static Representation of(String accept) {
        for (String alternative : accept.split(",")) {
            if (alternative.contains("as=Table")) {
                return TABLE;
            }
            if (alternative.contains("as=PartialObjectMetadata")) {
                return METADATA;
            }
            if (!alternative.contains("as=") && (alternative.contains("json") || alternative.contains("*/*"))) {
                return OBJECT;
            }
        }
        return OBJECT;
    }

    ObjectNode one(ResourceType type, ObjectNode object, Clock clock) {
        return switch (this) {
            case OBJECT -> served(type, object);
            case METADATA -> metadata(object);
            case TABLE -> table(type, List.of(object), clock.instant(), object.path("metadata"));
        };
    }

    ObjectNode list(ResourceType type, ListRequests.Page page, Clock clock) {
        ObjectNode meta = Json.object().put("resourceVersion", Long.toString(page.revision()));
        if (!page.next().isEmpty()) {
            meta.put("continue", page.next()).put("remainingItemCount", page.remaining());
        }
        if (this == TABLE) {
            return table(type, page.items(), clock.instant(), meta);
        }
        ObjectNode list = Json.object();
        list.put("kind", this == METADATA ? "PartialObjectMetadataList" : type.listKind());
        list.put("apiVersion", this == METADATA ? "meta.k8s.io/v1" : type.apiVersion());
        list.set("metadata", meta);
        ArrayNode items = list.putArray("items");
        page.items().forEach(item -> items.add(one(type, item, clock)));
        return list;
    }

    /** Under the version that was asked for: versions differ in nothing but their name. */
    private static ObjectNode served(ResourceType type, ObjectNode object) {
        if (object.path("apiVersion").asText().equals(type.apiVersion())) {
            return object;
        }
        return object.deepCopy().put("apiVersion", type.apiVersion());
    }

    private static ObjectNode metadata(JsonNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private static ObjectNode table(ResourceType type, List<ObjectNode> objects, Instant now, JsonNode meta) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        ObjectNode listMeta = table.putObject("metadata");
        for (String field : List.of("resourceVersion", "continue", "remainingItemCount")) {
            if (meta.has(field)) {
                listMeta.set(field, meta.get(field));
            }
        }
        List<Column> columns = Columns.of(type);
        ArrayNode definitions = table.putArray("columnDefinitions");
        columns.forEach(column -> definitions
                .addObject()
                .put("name", column.name())
                .put("type", column.type())
                .put("format", column.format())
                .put("description", column.description())
                .put("priority", column.priority()));
        ArrayNode rows = table.putArray("rows");
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(column.cell().apply(object, now)));
            row.set("object", metadata(object));
        }
        return table;
    }
}
