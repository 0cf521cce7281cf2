package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Removes what a schema does not know, and nulls that mean "not set". */
public final class Pruning {

    private static final Set<String> EMBEDDED = Set.of("apiVersion", "kind", "metadata");

    private final List<String> unknown = new ArrayList<>();

    private Pruning() {}

    /** Changes the object in place and returns the paths of the unknown fields it removed, such as {@code spec.template.foo}. */
    public static List<String> prune(ObjectNode object, Schema schema) {
        var pruning = new Pruning();
        pruning.visit(object, schema, "");
        return pruning.unknown;
    }

    private void visit(JsonNode node, Schema schema, String path) {
        if (schema == Schema.UNTYPED) {
            return;
        }
        if (node instanceof ObjectNode object) {
            fields(object, schema, path);
        } else if (node.isArray()) {
            Schema items = schema.items();
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), items, path + "[" + i + "]");
            }
        }
    }

    private void fields(ObjectNode object, Schema schema, String path) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String at = path.isEmpty() ? name : path + "." + name;
            boolean known = schema.knows(name) || (schema.isEmbeddedResource() && EMBEDDED.contains(name));
            if (!known && !schema.preservesUnknown()) {
                object.remove(name);
                unknown.add(at);
            } else if (known) {
                Schema property = schema.property(name);
                if (object.path(name).isNull() && !property.isNullable()) {
                    object.remove(name);
                } else {
                    visit(object.path(name), property, at);
                }
            }
        }
    }
}
