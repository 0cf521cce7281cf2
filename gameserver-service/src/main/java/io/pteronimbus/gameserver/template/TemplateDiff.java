package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two versions of a template.
 *
 * @param changes in the order of their paths
 */
record TemplateDiff(int from, int to, List<Change> changes) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** By which items of a list are known, however they move. */
    private static final List<String> NAMES = List.of("key", "path", "name");

    /**
     * @param path with dots, as {@code spec.variables.MOTD.defaultValue}
     * @param before JSON; null: it was not there
     * @param after JSON; null: it is not there any more
     */
    record Change(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    static TemplateDiff between(TemplateDocument before, TemplateDocument after, int from, int to) {
        var changes = new ArrayList<Change>();
        compare("", MAPPER.valueToTree(before), MAPPER.valueToTree(after), changes);
        return new TemplateDiff(from, to, changes);
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Change> changes) {
        if (Objects.equals(before, after)) {
            return;
        }
        var some = parts(before);
        var others = parts(after);
        if (some == null || others == null) {
            changes.add(new Change(path, before, after));
            return;
        }
        var names = new TreeSet<>(some.keySet());
        names.addAll(others.keySet());
        var known = changes.size();
        names.forEach(
                name -> compare(path.isEmpty() ? name : path + "." + name, some.get(name), others.get(name), changes));
        if (changes.size() == known) {
            // the same items in another order
            changes.add(new Change(path, before, after));
        }
    }

    /** What can be compared by itself; null for what can only be compared whole. */
    private static @Nullable Map<String, JsonNode> parts(@Nullable JsonNode value) {
        var parts = new LinkedHashMap<String, JsonNode>();
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> parts.put(field.getKey(), field.getValue()));
            return parts;
        }
        if (value instanceof ArrayNode items) {
            for (var item : items) {
                var name = NAMES.stream()
                        .filter(item::has)
                        .findFirst()
                        .map(key -> item.get(key).asText());
                if (name.isEmpty() || parts.put(name.get(), item) != null) {
                    return null;
                }
            }
            return parts;
        }
        return null;
    }
}
