package io.pteronimbus.localcluster.validation.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as CEL sees it: numbers by the schema's type, and fields under names that are CEL identifiers. */
final class CelValues {

    private static final List<String> KEYWORDS = List.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private CelValues() {}

    static Object of(JsonNode value, Schema schema) {
        if (value.isObject()) {
            return map(value, schema);
        }
        if (value.isArray()) {
            var list = new ArrayList<Object>();
            value.forEach(item -> list.add(of(item, schema.items())));
            return list;
        }
        if (value.isNumber()) {
            boolean whole = value.isIntegralNumber()
                    && !schema.node().path("type").asText().equals("number");
            return whole ? (Object) value.asLong() : (Object) value.asDouble();
        }
        return value.isBoolean() ? (Object) value.asBoolean() : value.asText();
    }

    /** A field that is null is not there. */
    private static Map<String, Object> map(JsonNode object, Schema schema) {
        var map = new LinkedHashMap<String, Object>();
        boolean described = schema.node().has("properties");
        object.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                String name = field.getKey();
                map.put(described ? identifier(name) : name, of(field.getValue(), schema.property(name)));
            }
        });
        return map;
    }

    private static String identifier(String name) {
        if (KEYWORDS.contains(name)) {
            return "__" + name + "__";
        }
        return name.replace("__", "__underscores__")
                .replace(".", "__dot__")
                .replace("-", "__dash__")
                .replace("/", "__slash__");
    }

    /** The other way round. */
    static String name(String identifier) {
        boolean isKeyword = identifier.startsWith("__")
                && identifier.endsWith("__")
                && identifier.length() > 4
                && KEYWORDS.contains(identifier.substring(2, identifier.length() - 2));
        return isKeyword
                ? identifier.substring(2, identifier.length() - 2)
                : identifier
                        .replace("__dot__", ".")
                        .replace("__dash__", "-")
                        .replace("__slash__", "/")
                        .replace("__underscores__", "__");
    }
}
