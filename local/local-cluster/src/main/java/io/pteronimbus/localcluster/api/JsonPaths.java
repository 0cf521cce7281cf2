package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSONPath that printer columns use: {@code .a.b}, {@code ['a']}, {@code [0]}, {@code [*]} and {@code [?(@.type=="Ready")]}. */
final class JsonPaths {

    private static final Pattern STEP = Pattern.compile("\\.(?<field>(?:[A-Za-z0-9_/-]|\\\\\\.)+)"
            + "|\\['(?<quoted>[^']+)']"
            + "|\\[(?<index>\\d+)]"
            + "|(?<all>\\[\\*])"
            + "|\\[\\?\\(@\\.(?<key>[A-Za-z0-9_.]+)\\s*==\\s*[\"'](?<value>[^\"']*)[\"']\\)]");

    private JsonPaths() {}

    /** Everything the path leads to; nothing for a path that is not understood. */
    static List<JsonNode> read(JsonNode object, String path) {
        List<JsonNode> nodes = List.of(object);
        Matcher step = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (!step.find(at) || step.start() != at) {
                return List.of();
            }
            nodes = step(nodes, step);
            at = step.end();
        }
        return nodes;
    }

    private static List<JsonNode> step(List<JsonNode> nodes, Matcher step) {
        var next = new ArrayList<JsonNode>();
        for (JsonNode node : nodes) {
            if (step.group("field") != null) {
                next.add(node.path(step.group("field").replace("\\.", ".")));
            } else if (step.group("quoted") != null) {
                next.add(node.path(step.group("quoted")));
            } else if (step.group("index") != null) {
                next.add(node.path(Integer.parseInt(step.group("index"))));
            } else if (step.group("all") != null) {
                node.forEach(next::add);
            } else {
                String pointer = "/" + step.group("key").replace('.', '/');
                node.forEach(item -> {
                    if (item.at(pointer).asText().equals(step.group("value"))) {
                        next.add(item);
                    }
                });
            }
        }
        next.removeIf(JsonNode::isMissingNode);
        return next;
    }
}
