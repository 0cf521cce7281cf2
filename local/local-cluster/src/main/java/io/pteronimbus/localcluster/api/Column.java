package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.pteronimbus.localcluster.store.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One column of a table.
 *
 * @param type     {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
 * @param format   {@code name} for the column that names the object, otherwise mostly empty
 * @param priority 0 is always shown, more only when the client asks for a wide table
 * @param cell     the value for an object at a time
 */
record Column(
        String name,
        String type,
        String format,
        String description,
        int priority,
        BiFunction<JsonNode, Instant, JsonNode> cell) {

    static final Column NAME = new Column(
            "Name",
            "string",
            "name",
            "Name of the object",
            0,
            (object, now) -> object.path("metadata").path("name"));
    static final Column AGE = age("Age", "/metadata/creationTimestamp");

    static Column text(String name, Function<JsonNode, String> value) {
        return new Column(name, "string", "", "", 0, (object, now) -> TextNode.valueOf(value.apply(object)));
    }

    static Column wide(String name, Function<JsonNode, String> value) {
        return new Column(name, "string", "", "", 1, (object, now) -> TextNode.valueOf(value.apply(object)));
    }

    static Column count(String name, Function<JsonNode, Integer> value) {
        return new Column(
                name,
                "integer",
                "",
                "",
                0,
                (object, now) -> Json.MAPPER.getNodeFactory().numberNode(value.apply(object)));
    }

    static Column age(String name, String pointer) {
        return new Column(
                name,
                "string",
                "",
                "",
                0,
                (object, now) -> TextNode.valueOf(since(object.at(pointer).asText(""), now)));
    }

    /** A definition's {@code additionalPrinterColumns} entry. */
    static Column custom(JsonNode column) {
        String type = column.path("type").asText("string");
        String path = column.path("jsonPath").asText();
        return new Column(
                column.path("name").asText(),
                type.equals("date") ? "date" : type,
                column.path("format").asText(""),
                column.path("description").asText(""),
                column.path("priority").asInt(0),
                (object, now) -> value(JsonPaths.read(object, path), type, now));
    }

    private static JsonNode value(List<JsonNode> found, String type, Instant now) {
        if (found.isEmpty() || found.getFirst().isNull()) {
            return NullNode.getInstance();
        }
        JsonNode first = found.getFirst();
        return switch (type) {
            case "date" -> TextNode.valueOf(since(first.asText(), now));
            case "integer", "number", "boolean" -> first;
            default ->
                TextNode.valueOf(found.stream()
                        .map(node -> node.isContainerNode() ? node.toString() : node.asText())
                        .collect(Collectors.joining(",")));
        };
    }

    /** The time since then as kubectl writes it: {@code 45s}, {@code 3m10s}, {@code 5h}, {@code 12d}. */
    static String since(String timestamp, Instant now) {
        try {
            return Column.human(Duration.between(Instant.parse(timestamp), now));
        } catch (DateTimeParseException e) {
            return "<unknown>";
        }
    }

    static String human(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        long minutes = seconds / 60;
        long hours = minutes / 60;
        long days = hours / 24;
        if (seconds < 120) {
            return seconds + "s";
        }
        if (minutes < 10) {
            return minutes + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        if (hours < 8) {
            return hours + "h" + (minutes % 60 == 0 ? "" : minutes % 60 + "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        return days < 8 ? days + "d" + (hours % 24 == 0 ? "" : hours % 24 + "h") : days + "d";
    }
}
