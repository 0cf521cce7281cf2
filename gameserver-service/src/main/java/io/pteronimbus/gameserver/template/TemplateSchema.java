package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pteronimbus.crd.GameTemplate;
import io.pteronimbus.platform.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a template's spec may say: the schema of the custom resource's definition, which is made from the Java model, as JSON Schema for whoever edits
 * templates and for the API alike.
 */
@ApplicationScoped
class TemplateSchema {
    private static final int MOST_ERRORS = 20;

    private final ObjectNode document;
    private final Schema schema;

    TemplateSchema() {
        document = document();
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    /** For editors. */
    ObjectNode json() {
        return document;
    }

    /** What is wrong with a spec, the first 20; empty when nothing is. Nulls in objects say nothing, and are taken out. */
    List<FieldError> errors(JsonNode spec) {
        dropNulls(spec);
        return schema.validate(spec).stream()
                .map(TemplateSchema::fieldError)
                .distinct()
                .limit(MOST_ERRORS)
                .toList();
    }

    private static FieldError fieldError(Error error) {
        var path = new StringBuilder("spec");
        var location = error.getInstanceLocation();
        for (var i = 0; i < location.getNameCount(); i++) {
            path.append('.').append(location.getName(i));
        }
        if (error.getKeyword().equals("additionalProperties")) {
            // said of the object that holds it
            path.append('.').append(error.getProperty());
        }
        return new FieldError(path.toString(), error.getMessage());
    }

    private static void dropNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    names.add(field.getKey());
                }
            });
            object.remove(names);
        }
        value.forEach(TemplateSchema::dropNulls);
    }

    private static ObjectNode document() {
        try (var in = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(GameTemplate.DEFINITION))) {
            var definition =
                    new JsonMapper().<JsonNode>valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
            var spec = (ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
            close(spec);
            spec.put("$schema", SpecificationVersion.DRAFT_2020_12.getDialectId());
            spec.put("title", "The spec of a game template");
            return spec;
        } catch (IOException e) {
            throw new UncheckedIOException("the definition of templates cannot be read", e);
        }
    }

    /** No object has fields that are not named; what only a cluster understands is left out. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove("x-kubernetes-validations");
            if (object.path("properties").isObject()
                    && !object.path("properties").has("properties")) {
                object.put("additionalProperties", false);
            }
            object.properties().forEach(field -> close(field.getValue()));
        } else if (schema instanceof ArrayNode array) {
            array.forEach(TemplateSchema::close);
        }
    }
}
