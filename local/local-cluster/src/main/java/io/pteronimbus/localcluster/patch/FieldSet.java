package io.pteronimbus.localcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A set of field paths, as {@code managedFields} writes them in {@code fieldsV1}. A path element is {@code f:name}, {@code
 * k:{"key":"value"}} for a list item or {@code v:"value"} for a set member. Immutable.
 *
 * @param member   whether the path that leads here is itself in the set
 * @param children by path element; none of them is empty
 */
public record FieldSet(boolean member, SortedMap<String, FieldSet> children) {

    public static final FieldSet EMPTY = new FieldSet(false, new TreeMap<>());
    public static final FieldSet LEAF = new FieldSet(true, new TreeMap<>());

    public static FieldSet of(boolean member, Map<String, FieldSet> children) {
        var kept = new TreeMap<String, FieldSet>();
        children.forEach((element, child) -> {
            if (!child.isEmpty()) {
                kept.put(element, child);
            }
        });
        return new FieldSet(member, kept);
    }

    public static FieldSet parse(JsonNode fieldsV1) {
        var children = new TreeMap<String, FieldSet>();
        fieldsV1.fields().forEachRemaining(field -> {
            if (!field.getKey().equals(".")) {
                FieldSet child = parse(field.getValue());
                children.put(field.getKey(), child.isEmpty() ? LEAF : child);
            }
        });
        return new FieldSet(fieldsV1.has("."), children);
    }

    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        if (member && !children.isEmpty()) {
            json.putObject(".");
        }
        children.forEach((element, child) -> json.set(element, child.toJson()));
        return json;
    }

    public boolean isEmpty() {
        return !member && children.isEmpty();
    }

    public FieldSet child(String element) {
        return children.getOrDefault(element, EMPTY);
    }

    public FieldSet union(FieldSet other) {
        var united = new TreeMap<>(children);
        other.children.forEach((element, child) -> united.merge(element, child, FieldSet::union));
        return new FieldSet(member || other.member, united);
    }

    public FieldSet minus(FieldSet other) {
        var rest = new TreeMap<String, FieldSet>();
        children.forEach((element, child) -> rest.put(element, child.minus(other.child(element))));
        return of(member && !other.member, rest);
    }

    public FieldSet and(FieldSet other) {
        var shared = new TreeMap<String, FieldSet>();
        children.forEach((element, child) -> shared.put(element, child.and(other.child(element))));
        return of(member && other.member, shared);
    }

    /** Without these top-level paths and everything under them; a path is a list of elements. */
    public FieldSet without(List<String> path) {
        if (isEmpty() || !children.containsKey(path.getFirst())) {
            return this;
        }
        var rest = new TreeMap<>(children);
        if (path.size() == 1) {
            rest.remove(path.getFirst());
        } else {
            rest.put(path.getFirst(), child(path.getFirst()).without(path.subList(1, path.size())));
        }
        return of(member, rest);
    }

    /** Every path of the set as people read it: {@code .spec.ports[port=80].name}. */
    public List<String> paths() {
        var paths = new ArrayList<String>();
        collect("", paths);
        return paths;
    }

    private void collect(String prefix, List<String> paths) {
        if (member) {
            paths.add(prefix);
        }
        children.forEach((element, child) -> child.collect(prefix + readable(element), paths));
    }

    private static String readable(String element) {
        String text = element.substring(2);
        return switch (element.charAt(0)) {
            case 'f' -> "." + text;
            case 'k' ->
                "["
                        + text.substring(1, text.length() - 1)
                                .replace("\":", "=")
                                .replace("\"", "")
                                .replace("=", "=\"")
                                .replace(",", "\",")
                        + "\"]";
            default -> "[=" + text + "]";
        };
    }
}
