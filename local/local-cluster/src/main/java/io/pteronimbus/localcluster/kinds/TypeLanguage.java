package io.pteronimbus.localcluster.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pteronimbus.localcluster.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads {@code types.yaml}, whose head explains its words, and turns its types into structural schemas. */
final class TypeLanguage {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Map<String, JsonNode> definitions = new HashMap<>();
    private final Map<String, ObjectNode> schemas = new HashMap<>();
    private final Set<String> atomic = new HashSet<>();

    TypeLanguage(JsonNode types) {
        types.fields().forEachRemaining(type -> {
            String[] head = type.getKey().split(" ", 2);
            definitions.put(head[0], type.getValue());
            if (head.length > 1) {
                atomic.add(head[0]);
            }
        });
    }

    static JsonNode resource(String name) {
        try (var in = TypeLanguage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + name);
            }
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of a named type. Types that use it share the tree. */
    ObjectNode schema(String type) {
        ObjectNode known = schemas.get(type);
        if (known != null) {
            return known;
        }
        JsonNode fields = definitions.get(type);
        if (fields == null) {
            throw new IllegalStateException("No type " + type);
        }
        ObjectNode schema = object(fields);
        if (atomic.contains(type)) {
            schema.put("x-kubernetes-map-type", "atomic");
        }
        schemas.put(type, schema);
        return schema;
    }

    /** The schema of an object with the fields of this map of name to field. */
    ObjectNode object(JsonNode fields) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        fields.fields().forEachRemaining(field -> {
            String[] words = field.getValue().asText().split(" ");
            properties.set(field.getKey(), field(words));
            if (Arrays.asList(words).contains("!")) {
                schema.withArrayProperty("required").add(field.getKey());
            }
        });
        return schema;
    }

    private ObjectNode field(String[] words) {
        ObjectNode schema = type(words[0]);
        for (String word : Arrays.copyOfRange(words, 1, words.length)) {
            mark(schema, word);
        }
        return schema;
    }

    private ObjectNode type(String type) {
        ObjectNode schema = Json.object();
        if (type.startsWith("[")) {
            schema.put("type", "array").set("items", type(inner(type)));
            return schema;
        }
        if (type.startsWith("{")) {
            schema.put("type", "object").set("additionalProperties", type(inner(type)));
            return schema;
        }
        return switch (type) {
            case "string" -> schema.put("type", "string");
            case "int" -> schema.put("type", "integer");
            case "number" -> schema.put("type", "number");
            case "bool" -> schema.put("type", "boolean");
            case "quantity", "intstr" -> schema.put("x-kubernetes-int-or-string", true);
            case "any" -> schema.put("x-kubernetes-preserve-unknown-fields", true);
            default -> schema.setAll(schema(type));
        };
    }

    private static String inner(String type) {
        return type.substring(1, type.length() - 1);
    }

    private static void mark(ObjectNode schema, String word) {
        boolean list = schema.path("type").asText().equals("array");
        if (word.startsWith("=")) {
            schema.set("default", value(word.substring(1), schema));
        } else if (word.startsWith(">=")) {
            schema.put("minimum", Long.parseLong(word.substring(2)));
        } else if (word.startsWith("<=")) {
            schema.put("maximum", Long.parseLong(word.substring(2)));
        } else if (word.startsWith("in(")) {
            ObjectNode target = list ? schema.withObjectProperty("items") : schema;
            Arrays.stream(arguments(word)).forEach(target.withArrayProperty("enum")::add);
        } else if (word.startsWith("map(")) {
            schema.put("x-kubernetes-list-type", "map");
            Arrays.stream(arguments(word)).forEach(schema.withArrayProperty("x-kubernetes-list-map-keys")::add);
        } else if (word.equals("set")) {
            schema.put("x-kubernetes-list-type", "set");
        } else if (word.equals("atomic")) {
            schema.put(list ? "x-kubernetes-list-type" : "x-kubernetes-map-type", "atomic");
        } else if (!word.equals("!")) {
            throw new IllegalStateException("No such mark: " + word);
        }
    }

    private static String[] arguments(String word) {
        return word.substring(word.indexOf('(') + 1, word.length() - 1).split(",");
    }

    /** Strings are written bare. */
    private static JsonNode value(String text, JsonNode schema) {
        if (schema.path("type").asText().equals("string")
                || schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return Json.MAPPER.getNodeFactory().textNode(text.equals("\"\"") ? "" : text);
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
