package io.pteronimbus.localcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.LinkedHashSet;
import java.util.TreeMap;

/** Which fields a value sets, and which differ between two values. */
final class FieldSets {

    private FieldSets() {}

    /** What somebody who applies this value wants to own: its leaves, its empty containers and its list items. */
    static FieldSet applied(JsonNode value, Schema schema) {
        if (!ListItems.isGranular(value, schema) || value.isEmpty()) {
            return FieldSet.LEAF;
        }
        var children = new TreeMap<String, FieldSet>();
        ListItems.of(value, schema).forEach((element, child) -> {
            FieldSet set = applied(child, ListItems.schemaOf(element, schema));
            children.put(element, element.startsWith("k:") ? FieldSet.LEAF.union(set) : set);
        });
        return FieldSet.of(false, children);
    }

    /** @param written fields that are new or have a new value; @param removed fields that are gone */
    record Difference(FieldSet written, FieldSet removed) {
        private static final Difference NONE = new Difference(FieldSet.EMPTY, FieldSet.EMPTY);
    }

    static Difference between(JsonNode before, JsonNode after, Schema schema) {
        if (before.isMissingNode()) {
            return new Difference(whole(after, schema), FieldSet.EMPTY);
        }
        if (after.isMissingNode()) {
            return new Difference(FieldSet.EMPTY, whole(before, schema));
        }
        boolean granular = ListItems.isGranular(before, schema)
                && ListItems.isGranular(after, schema)
                && before.getNodeType() == after.getNodeType();
        if (!granular) {
            return Json.same(before, after) ? Difference.NONE : new Difference(FieldSet.LEAF, FieldSet.EMPTY);
        }
        var old = ListItems.of(before, schema);
        var now = ListItems.of(after, schema);
        var elements = new LinkedHashSet<>(old.keySet());
        elements.addAll(now.keySet());
        var written = new TreeMap<String, FieldSet>();
        var removed = new TreeMap<String, FieldSet>();
        for (String element : elements) {
            Difference child = between(
                    old.getOrDefault(element, MissingNode.getInstance()),
                    now.getOrDefault(element, MissingNode.getInstance()),
                    ListItems.schemaOf(element, schema));
            written.put(element, child.written());
            removed.put(element, child.removed());
        }
        return new Difference(FieldSet.of(false, written), FieldSet.of(false, removed));
    }

    /** Every path of a value, containers of the user's own keys included. */
    private static FieldSet whole(JsonNode value, Schema schema) {
        if (!ListItems.isGranular(value, schema) || value.isEmpty()) {
            return FieldSet.LEAF;
        }
        var children = new TreeMap<String, FieldSet>();
        ListItems.of(value, schema).forEach((element, child) -> {
            FieldSet set = whole(child, ListItems.schemaOf(element, schema));
            children.put(element, element.startsWith("k:") ? FieldSet.LEAF.union(set) : set);
        });
        return FieldSet.of(value.isArray() || schema.isMap(), children);
    }
}
