package io.pteronimbus.localcluster.validation.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds objects against the rules of their schema. A rule about {@code oldSelf} is asked where there was such a value: under the same
 * field, or in a list of type map under the same keys. Any other rule is not asked of a value that has not changed, so
 * that objects from before the rule can still be changed elsewhere.
 */
public final class RuleValidator {

    private static final String RULES = "x-kubernetes-validations";

    private final List<Cause> causes = new ArrayList<>();

    private RuleValidator() {}

    /** @param before the object as it was, or null for a new one */
    public static List<Cause> validate(JsonNode object, @Nullable JsonNode before, Schema schema) {
        var validator = new RuleValidator();
        validator.visit(object, before == null ? MissingNode.getInstance() : before, schema, "");
        return validator.causes;
    }

    private void visit(JsonNode value, JsonNode old, Schema schema, String path) {
        if (value.isNull()) {
            return;
        }
        for (JsonNode entry : schema.node().path(RULES)) {
            ask(new Rule(entry), value, old, schema, path);
        }
        if (value.isObject()) {
            for (var field : value.properties()) {
                String name = field.getKey();
                String at = schema.isMap() && !schema.node().path("properties").has(name)
                        ? path + "[" + name + "]"
                        : path.isEmpty() ? name : path + "." + name;
                visit(field.getValue(), old.path(name), schema.property(name), at);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = value.get(i);
                visit(item, counterpart(item, old, schema.mapKeys()), schema.items(), path + "[" + i + "]");
            }
        }
    }

    private void ask(Rule rule, JsonNode value, JsonNode old, Schema schema, String path) {
        boolean isNew = old.isMissingNode() || old.isNull();
        boolean unasked = rule.isTransition() ? isNew && !rule.hasOptionalOld() : !isNew && Json.same(value, old);
        if (unasked) {
            return;
        }
        Map<String, Object> values = new HashMap<>();
        values.put("self", CelValues.of(value, schema));
        if (rule.hasOptionalOld()) {
            values.put("oldSelf", isNew ? Optional.empty() : Optional.of(CelValues.of(old, schema)));
        } else if (!isNew) {
            values.put("oldSelf", CelValues.of(old, schema));
        }
        rule.broken(values, path, schema.node().path("type").asText("object")).ifPresent(causes::add);
    }

    private static JsonNode counterpart(JsonNode item, JsonNode old, List<String> keys) {
        if (!keys.isEmpty()) {
            for (JsonNode candidate : old) {
                if (keys.stream().allMatch(key -> Json.same(item.path(key), candidate.path(key)))) {
                    return candidate;
                }
            }
        }
        return MissingNode.getInstance();
    }

    /**
     * Checks the rules themselves.
     *
     * @param path of the schema
     */
    public static List<Cause> check(JsonNode schema, String path) {
        return check(new Schema(schema), path, 1, true);
    }

    /**
     * @param times how many such values an object has at most
     * @param comparable whether a value can be told from the one there was: not within lists that are no maps
     */
    private static List<Cause> check(Schema schema, String path, double times, boolean comparable) {
        var causes = new ArrayList<Cause>();
        JsonNode rules = schema.node().path(RULES);
        for (int i = 0; i < rules.size(); i++) {
            String at = path + "." + RULES + "[" + i + "].rule";
            Rule rule = new Rule(rules.get(i));
            rule.flaw()
                    .or(() -> RuleBounds.flaw(rule.expression(), schema, times))
                    .or(() -> comparable || !rule.isTransition()
                            ? Optional.empty()
                            : Optional.of("oldSelf cannot be used on the uncorrelatable portion of the schema"))
                    .ifPresent(why -> causes.add(new Cause(
                            "FieldValueInvalid", at, "Invalid value: \"" + rule.expression() + "\": " + why)));
        }
        schema.node()
                .path("properties")
                .properties()
                .forEach(property -> causes.addAll(check(
                        new Schema(property.getValue()),
                        path + ".properties[" + property.getKey() + "]",
                        times,
                        comparable)));
        double each = times * RuleBounds.size(schema);
        if (schema.node().path("items").isObject()) {
            boolean correlated = comparable && !schema.mapKeys().isEmpty();
            causes.addAll(check(schema.items(), path + ".items", each, correlated));
        }
        JsonNode values = schema.node().path("additionalProperties");
        if (values.isObject()) {
            boolean correlated = comparable && !schema.isAtomicMap();
            causes.addAll(check(new Schema(values), path + ".additionalProperties", each, correlated));
        }
        return causes;
    }
}
