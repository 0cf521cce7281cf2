package io.pteronimbus.localcluster.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.patch.FieldManager.Operation;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.validation.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** {@code metadata.managedFields}: who owns which fields of an object. Immutable. */
public final class ManagedFields {

    /** Fields nobody owns: identity, and what the server itself writes. */
    private static final List<List<String>> UNOWNED = List.of(
            List.of("f:apiVersion"),
            List.of("f:kind"),
            List.of("f:metadata", "f:name"),
            List.of("f:metadata", "f:namespace"),
            List.of("f:metadata", "f:creationTimestamp"),
            List.of("f:metadata", "f:deletionTimestamp"),
            List.of("f:metadata", "f:deletionGracePeriodSeconds"),
            List.of("f:metadata", "f:selfLink"),
            List.of("f:metadata", "f:uid"),
            List.of("f:metadata", "f:generation"),
            List.of("f:metadata", "f:managedFields"),
            List.of("f:metadata", "f:resourceVersion"));

    private record Owned(FieldSet fields, String time) {}

    private final Map<FieldManager, Owned> entries;

    private ManagedFields(Map<FieldManager, Owned> entries) {
        this.entries = entries;
    }

    static ManagedFields of(JsonNode object) {
        var entries = new LinkedHashMap<FieldManager, Owned>();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            if (entry.path("manager").isMissingNode()) {
                continue;
            }
            var manager = new FieldManager(
                    entry.path("manager").asText(),
                    entry.path("operation").asText().equals("Apply") ? Operation.Apply : Operation.Update,
                    entry.path("apiVersion").asText(),
                    entry.path("subresource").asText(""));
            entries.put(
                    manager,
                    new Owned(
                            FieldSet.parse(entry.path("fieldsV1")),
                            entry.path("time").asText()));
        }
        return new ManagedFields(entries);
    }

    static FieldSet owned(FieldSet fields) {
        FieldSet rest = fields;
        for (List<String> path : UNOWNED) {
            rest = rest.without(path);
        }
        if (rest.child("f:metadata").children().isEmpty()) {
            rest = rest.without(List.of("f:metadata"));
        }
        return rest;
    }

    /**
     * Notes who wrote what in a PUT, POST or patch that is no apply.
     *
     * @param before the present object, or an empty one for a creation
     * @param after  the object to be written; when it brings managedFields of its own these count as the state before
     * @return the object with its managedFields; the tree given is not modified
     */
    public static ObjectNode update(
            ObjectNode before, ObjectNode after, Schema schema, FieldManager manager, Instant now) {
        JsonNode given = after.path("metadata").path("managedFields");
        ManagedFields present = given.isEmpty() ? of(before) : of(after);
        var difference = FieldSets.between(before, after, schema);
        FieldSet written = owned(difference.written());
        FieldSet touched = written.union(difference.removed());
        var entries = new LinkedHashMap<FieldManager, Owned>();
        present.entries.forEach((other, owned) -> {
            FieldSet rest = other.equals(manager)
                    ? owned.fields().minus(difference.removed())
                    : owned.fields().minus(touched);
            entries.put(other, new Owned(rest, owned.time()));
        });
        if (!written.isEmpty()) {
            FieldSet mine = entries.containsKey(manager) ? entries.get(manager).fields() : FieldSet.EMPTY;
            entries.put(manager, new Owned(mine.union(written), time(now)));
        }
        return new ManagedFields(entries).writeTo(after);
    }

    FieldSet of(FieldManager manager) {
        Owned owned = entries.get(manager);
        return owned == null ? FieldSet.EMPTY : owned.fields();
    }

    /** Everything that anybody else owns. */
    FieldSet ofOthers(FieldManager manager) {
        FieldSet all = FieldSet.EMPTY;
        for (var entry : others(manager).entrySet()) {
            all = all.union(entry.getValue());
        }
        return all;
    }

    Map<FieldManager, FieldSet> others(FieldManager manager) {
        var others = new LinkedHashMap<FieldManager, FieldSet>();
        entries.forEach((other, owned) -> {
            if (!other.equals(manager)) {
                others.put(other, owned.fields());
            }
        });
        return others;
    }

    /** With the others' fields changed, and the manager's replaced under a new time if they differ. */
    ManagedFields with(FieldManager manager, FieldSet fields, UnaryOperator<FieldSet> others, Instant now) {
        var changed = new LinkedHashMap<FieldManager, Owned>();
        entries.forEach((other, owned) -> {
            if (!other.equals(manager)) {
                changed.put(other, new Owned(others.apply(owned.fields()), owned.time()));
            } else if (owned.fields().equals(fields)) {
                changed.put(manager, owned);
            }
        });
        changed.putIfAbsent(manager, new Owned(fields, time(now)));
        return new ManagedFields(changed);
    }

    ObjectNode writeTo(ObjectNode object) {
        ObjectNode result = object.deepCopy();
        ArrayNode array = Json.MAPPER.createArrayNode();
        entries.forEach((manager, owned) -> {
            if (!owned.fields().isEmpty()) {
                ObjectNode entry = array.addObject();
                entry.put("manager", manager.name());
                entry.put("operation", manager.operation().name());
                entry.put("apiVersion", manager.apiVersion());
                entry.put("time", owned.time());
                entry.put("fieldsType", "FieldsV1");
                entry.set("fieldsV1", owned.fields().toJson());
                if (!manager.subresource().isEmpty()) {
                    entry.put("subresource", manager.subresource());
                }
            }
        });
        ObjectNode metadata = result.withObjectProperty("metadata");
        if (array.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", array);
        }
        return result;
    }

    private static String time(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
