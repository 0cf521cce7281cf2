package io.pteronimbus.localcluster.validation.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much a rule may cost at most, by the bounds of what it looks at: as a real API server estimates it when a definition is made, which refuses
 * rules about lists, maps and strings that may be of any length. Rougher, and on the safe side: a rule's loops are taken to be within one
 * another, and each to read everything the rule mentions.
 */
final class RuleBounds {
    /** Of one rule, as in Kubernetes. */
    static final double BUDGET = 10_000_000;

    private static final long LARGEST_REQUEST = 3L << 20;
    private static final double COST_OF_CHARACTER = 0.1;
    private static final int BYTES_OF_CHARACTER = 4;
    private static final Pattern PRESENCE = Pattern.compile("\\bhas\\([^)]*\\)");
    private static final Pattern LOOP =
            Pattern.compile("\\b(\\w+(?:\\.\\w+)*)\\.(?:all|exists|exists_one|map|filter)\\(\\s*(\\w+)\\s*,");
    private static final Pattern PATH = Pattern.compile("(?<![\\w.'\"])[A-Za-z_]\\w*(?:\\.\\w+(?!\\w*\\())*");

    private final Map<String, Schema> variables = new HashMap<>();

    private RuleBounds(Schema self) {
        variables.put("self", self);
        variables.put("oldSelf", self);
    }

    /**
     * @param times how often the rule is asked at most: where it lies within lists and maps
     * @return what is wrong with the rule, as a real API server says it
     */
    static Optional<String> flaw(String expression, Schema self, double times) {
        double cost = new RuleBounds(self).cost(expression) * times;
        return cost <= BUDGET
                ? Optional.empty()
                : Optional.of(
                        "estimated rule cost exceeds budget by factor of %.1fx (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)"
                                .formatted(cost / BUDGET));
    }

    private double cost(String expression) {
        String read = PRESENCE.matcher(expression).replaceAll("true");
        double loops = 1;
        var loop = LOOP.matcher(read);
        while (loop.find()) {
            Schema many = resolve(loop.group(1));
            loops *= Math.max(1, size(many));
            variables.put(loop.group(2), many.isMap() ? new Schema(text()) : many.items());
        }
        double once = 1;
        var path = PATH.matcher(read);
        while (path.find()) {
            if (variables.containsKey(path.group().split("\\.")[0])) {
                once += 1 + characters(resolve(path.group())) * COST_OF_CHARACTER;
            }
        }
        return loops * once;
    }

    private Schema resolve(String path) {
        String[] parts = path.split("\\.");
        Schema schema = variables.getOrDefault(parts[0], Schema.UNTYPED);
        for (int i = 1; i < parts.length; i++) {
            schema = schema.property(CelValues.name(parts[i]));
        }
        return schema;
    }

    /** How many items or entries there may be. */
    static double size(Schema schema) {
        JsonNode node = schema.node();
        if (node.path("type").asText().equals("array")) {
            return node.path("maxItems").asDouble(LARGEST_REQUEST / 3.0);
        }
        return schema.isMap() ? node.path("maxProperties").asDouble(LARGEST_REQUEST / 8.0) : 1;
    }

    private static double characters(Schema schema) {
        JsonNode node = schema.node();
        if (!node.path("type").asText().equals("string")) {
            return 0;
        }
        if (node.has("maxLength")) {
            return node.path("maxLength").asDouble() * BYTES_OF_CHARACTER;
        }
        double longest = 0;
        for (JsonNode value : node.path("enum")) {
            longest = Math.max(longest, value.asText().length());
        }
        boolean isTime = node.path("format").asText().startsWith("date");
        return longest > 0 || isTime ? Math.max(longest, isTime ? 32 : 0) : LARGEST_REQUEST;
    }

    private static JsonNode text() {
        return Json.object().put("type", "string");
    }
}
