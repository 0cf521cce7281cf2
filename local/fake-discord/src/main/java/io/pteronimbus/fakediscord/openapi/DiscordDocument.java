package io.pteronimbus.fakediscord.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Discord's own OpenAPI document. Loading takes about a second; each schema is prepared when it is first needed. */
public final class DiscordDocument {

    private static final String ID = "https://document.invalid/openapi.json";
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,20}");

    private final JsonNode document;
    private final Schema root;
    private final Map<String, Schema> schemas = new HashMap<>();

    private DiscordDocument(JsonNode document) {
        this.document = document;
        var dialect = Dialect.builder(Dialects.getOpenApi31());
        // the document is no schema itself, only what is in it
        document.fieldNames().forEachRemaining(name -> dialect.keyword(new NonValidationKeyword(name)));
        this.root = SchemaRegistry.withDialect(dialect.build()).getSchema(SchemaLocation.of(ID), document);
    }

    /** @throws IOException when the file cannot be read or is no OpenAPI document */
    public static DiscordDocument load(Path file) throws IOException {
        JsonNode document = new JsonMapper().readTree(file.toFile());
        if (!document.path("openapi").asText().startsWith("3.1") || !document.has("paths")) {
            throw new IOException(file + " is no OpenAPI 3.1 document");
        }
        return new DiscordDocument(document);
    }

    /**
     * What is wrong with a request; nothing when the document does not know its path.
     *
     * @param template the path as the document writes it, such as {@code /guilds/{guild_id}}
     * @param path     path parameters by name
     * @param query    query parameters by name
     */
    public List<String> checkRequest(
            String method, String template, Map<String, String> path, Map<String, String> query) {
        List<String> wrong = new ArrayList<>();
        parameters(method, template).forEach((pointer, parameter) -> {
            String name = parameter.path("name").asText();
            Map<String, String> given = parameter.path("in").asText().equals("path") ? path : query;
            String value = given.get(name);
            if (value == null) {
                if (parameter.path("required").asBoolean()) {
                    wrong.add(name + ": is required");
                }
            } else if (!fits(pointer + "/schema", value)) {
                wrong.add(name + ": does not fit its schema");
            }
        });
        return wrong;
    }

    /** What is wrong with an answer; nothing when the document does not know the path or says nothing of the status. */
    public List<String> checkAnswer(String method, String template, int status, JsonNode body) {
        String responses = operation(method, template) + "/responses";
        for (String key : List.of(Integer.toString(status), status / 100 + "XX")) {
            Optional<String> schema = resolve(responses + "/" + key)
                    .map(pointer -> pointer + "/content/application~1json/schema")
                    .filter(pointer -> !document.at(pointer).isMissingNode());
            if (schema.isPresent()) {
                return schema(schema.get()).validate(body).stream()
                        .map(Error::toString)
                        .toList();
            }
        }
        return List.of();
    }

    private Map<String, JsonNode> parameters(String method, String template) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String list : List.of(item(template) + "/parameters", operation(method, template) + "/parameters")) {
            for (int i = 0; i < document.at(list).size(); i++) {
                resolve(list + "/" + i).ifPresent(pointer -> found.put(pointer, document.at(pointer)));
            }
        }
        return found;
    }

    /** Text can be meant as a number or a truth value. */
    private boolean fits(String pointer, String value) {
        List<JsonNode> readings = new ArrayList<>(List.of(JsonNodeFactory.instance.textNode(value)));
        if (INTEGER.matcher(value).matches()) {
            readings.add(JsonNodeFactory.instance.numberNode(new BigInteger(value)));
        }
        if (value.equals("true") || value.equals("false")) {
            readings.add(JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value)));
        }
        return readings.stream()
                .anyMatch(reading -> schema(pointer).validate(reading).isEmpty());
    }

    /** Follows one reference, as responses and parameters have. */
    private Optional<String> resolve(String pointer) {
        JsonNode node = document.at(pointer);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(node.has("$ref") ? node.get("$ref").asText().substring(1) : pointer);
    }

    private static String item(String template) {
        return "/paths/" + template.replace("~", "~0").replace("/", "~1");
    }

    private static String operation(String method, String template) {
        return item(template) + "/" + method.toLowerCase(Locale.ROOT);
    }

    private Schema schema(String pointer) {
        return schemas.computeIfAbsent(pointer, key -> {
            String fragment = key.replace("{", "%7B").replace("}", "%7D");
            return root.getRefSchema(SchemaLocation.of(ID + "#" + fragment).getFragment());
        });
    }
}
