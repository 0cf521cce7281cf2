package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Holds a value against a schema and names every field that breaks it, in the API server's words. */
public final class SchemaValidator {

    private static final ConcurrentHashMap<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final List<Cause> causes = new ArrayList<>();

    private SchemaValidator() {}

    public static List<Cause> validate(JsonNode value, Schema schema) {
        var validator = new SchemaValidator();
        validator.visit(value, schema, "");
        return validator.causes;
    }

    private void visit(JsonNode value, Schema schema, String path) {
        if (value.isNull() && schema.isNullable()) {
            return;
        }
        if (!typeFits(value, schema.node())) {
            String type = typeName(value);
            add(
                    "FieldValueTypeInvalid",
                    path,
                    "Invalid value: \"%s\": %s in body must be of type %s: \"%s\""
                            .formatted(type, path, schema.node().path("type").asText("integer or string"), type));
            return;
        }
        enumeration(value, schema.node(), path);
        if (value.isObject()) {
            object(value, schema, path);
        } else if (value.isArray()) {
            array(value, schema, path);
        } else if (value.isNumber()) {
            number(value, schema.node(), path);
        } else if (value.isTextual()) {
            text(value.textValue(), schema.node(), path);
        }
        combinations(value, schema.node(), path);
    }

    private static boolean typeFits(JsonNode value, JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return value.isIntegralNumber() || value.isTextual();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> true;
        };
    }

    private static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    private void enumeration(JsonNode value, JsonNode schema, String path) {
        JsonNode allowed = schema.get("enum");
        if (allowed == null
                || StreamSupport.stream(allowed.spliterator(), false).anyMatch(one -> Json.same(one, value))) {
            return;
        }
        String values = StreamSupport.stream(allowed.spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining(", "));
        add("FieldValueNotSupported", path, "Unsupported value: " + value + ": supported values: " + values);
    }

    private void object(JsonNode value, Schema schema, String path) {
        schema.node().path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                add("FieldValueRequired", child(path, schema, name.asText()), "Required value");
            }
        });
        bound(value.size(), "minProperties", schema.node(), path, "should have at least %s properties", false);
        bound(value.size(), "maxProperties", schema.node(), path, "should have at most %s properties", true);
        value.fields()
                .forEachRemaining(field ->
                        visit(field.getValue(), schema.property(field.getKey()), child(path, schema, field.getKey())));
    }

    private static String child(String path, Schema schema, String name) {
        if (path.isEmpty()) {
            return name;
        }
        return schema.node().path("properties").has(name) || !schema.isMap()
                ? path + "." + name
                : path + "[" + name + "]";
    }

    private void array(JsonNode value, Schema schema, String path) {
        bound(value.size(), "minItems", schema.node(), path, "should have at least %s items", false);
        bound(value.size(), "maxItems", schema.node(), path, "should have at most %s items", true);
        List<String> keys = schema.mapKeys();
        boolean unique = schema.isSet() || schema.node().path("uniqueItems").asBoolean();
        var seen = new HashSet<JsonNode>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = value.get(i);
            String at = path + "[" + i + "]";
            visit(item, schema.items(), at);
            JsonNode identity = keys.isEmpty() ? item : identity(item, keys, schema.items());
            if ((unique || !keys.isEmpty()) && !seen.add(identity)) {
                add("FieldValueDuplicate", at, "Duplicate value: " + identity);
            }
        }
    }

    private static JsonNode identity(JsonNode item, List<String> keys, Schema schema) {
        var identity = Json.object();
        keys.forEach(key -> {
            JsonNode value =
                    item.has(key) ? item.get(key) : schema.property(key).defaultValue();
            if (!value.isMissingNode()) {
                identity.set(key, value);
            }
        });
        return identity;
    }

    private void number(JsonNode value, JsonNode schema, String path) {
        BigDecimal number = value.decimalValue();
        JsonNode minimum = schema.get("minimum");
        if (minimum != null) {
            boolean exclusive = schema.path("exclusiveMinimum").asBoolean();
            int order = number.compareTo(minimum.decimalValue());
            if (order < 0 || (exclusive && order == 0)) {
                invalid(value, path, "should be greater than " + (exclusive ? "" : "or equal to ") + minimum);
            }
        }
        JsonNode maximum = schema.get("maximum");
        if (maximum != null) {
            boolean exclusive = schema.path("exclusiveMaximum").asBoolean();
            int order = number.compareTo(maximum.decimalValue());
            if (order > 0 || (exclusive && order == 0)) {
                invalid(value, path, "should be less than " + (exclusive ? "" : "or equal to ") + maximum);
            }
        }
        JsonNode multiple = schema.get("multipleOf");
        if (multiple != null && number.remainder(multiple.decimalValue()).signum() != 0) {
            invalid(value, path, "should be a multiple of " + multiple);
        }
    }

    private void text(String value, JsonNode schema, String path) {
        int length = value.codePointCount(0, value.length());
        bound(length, "minLength", schema, path, "should be at least %s chars long", false);
        JsonNode longest = schema.get("maxLength");
        if (longest != null && length > longest.asInt()) {
            add("FieldValueTooLong", path, "Too long: may not be more than " + longest + " bytes");
        }
        JsonNode pattern = schema.get("pattern");
        if (pattern != null
                && !PATTERNS.computeIfAbsent(pattern.asText(), Pattern::compile)
                        .matcher(value)
                        .find()) {
            add(
                    "FieldValueInvalid",
                    path,
                    "Invalid value: \"%s\": %s in body should match '%s'".formatted(value, path, pattern.asText()));
        }
    }

    private void combinations(JsonNode value, JsonNode schema, String path) {
        JsonNode all = schema.path("allOf");
        all.forEach(one -> visit(value, new Schema(one), path));
        if (schema.has("anyOf") && matching(value, schema.get("anyOf")) == 0) {
            invalid(value, path, "must validate at least one schema (anyOf)");
        }
        if (schema.has("oneOf") && matching(value, schema.get("oneOf")) != 1) {
            invalid(value, path, "must validate one and only one schema (oneOf)");
        }
        if (schema.has("not") && validate(value, new Schema(schema.get("not"))).isEmpty()) {
            invalid(value, path, "must not validate the schema (not)");
        }
    }

    private static long matching(JsonNode value, JsonNode schemas) {
        return StreamSupport.stream(schemas.spliterator(), false)
                .filter(schema -> validate(value, new Schema(schema)).isEmpty())
                .count();
    }

    private void bound(int size, String keyword, JsonNode schema, String path, String words, boolean upper) {
        JsonNode limit = schema.get(keyword);
        if (limit != null && (upper ? size > limit.asInt() : size < limit.asInt())) {
            add(
                    "FieldValueInvalid",
                    path,
                    "Invalid value: %d: %s in body %s".formatted(size, path, words.formatted(limit)));
        }
    }

    private void invalid(JsonNode value, String path, String why) {
        String shown = value.isContainerNode() ? "\"\"" : value.toString();
        add("FieldValueInvalid", path, "Invalid value: %s: %s in body %s".formatted(shown, path, why));
    }

    private void add(String reason, String path, String message) {
        causes.add(new Cause(reason, path.isEmpty() ? "<nil>" : path, message));
    }
}
