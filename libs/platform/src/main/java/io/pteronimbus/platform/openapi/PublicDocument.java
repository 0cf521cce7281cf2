package io.pteronimbus.platform.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.pteronimbus.platform.problem.FieldErrorCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Has a service's document say what is sent: problems in the shape of our catalogue, not in that of the library that writes them; any JSON as
 * that; and nothing of what services say to each other.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = PublicDocument.PRIORITY)
public class PublicDocument implements OASFilter {
    static final int PRIORITY = 1;

    private static final String ANY_JSON = "JsonNode";

    /** Schemas of types of libraries, which get other properties here or go. */
    static final Set<String> REPLACED = Set.of("HttpProblem", "HttpValidationProblem", "Violation", ANY_JSON);

    private static final String INTERNAL = "/internal";
    private static final String FIELD_ERROR = "FieldError";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var paths = document.getPaths();
        if (paths != null) {
            List.copyOf(paths.getPathItems().keySet()).stream()
                    .filter(path -> path.equals(INTERNAL) || path.startsWith(INTERNAL + "/"))
                    .forEach(paths::removePathItem);
        }
        var components = document.getComponents();
        if (components != null && components.getSchemas() != null) {
            describeProblems(components);
            describeAnyJson(components);
        }
    }

    private static void describeProblems(Components components) {
        var schemas = components.getSchemas();
        if (schemas.containsKey("HttpProblem")) {
            components.addSchema("HttpProblem", problem("Why a request failed, after RFC 9457"));
        }
        if (schemas.containsKey("HttpValidationProblem")) {
            var errors = createSchema()
                    .addType(SchemaType.ARRAY)
                    .items(createSchema().ref(FIELD_ERROR))
                    .description("What is wrong with which field; absent when no single field is to blame");
            components.addSchema(
                    "HttpValidationProblem",
                    problem("Why a request was refused, after RFC 9457").addProperty("errors", errors));
            components.addSchema(FIELD_ERROR, fieldError());
            components.removeSchema("Violation");
        }
    }

    /** Jackson's tree is any value, whatever getters it has. */
    private static void describeAnyJson(Components components) {
        if (components.getSchemas().containsKey(ANY_JSON)) {
            components.addSchema(ANY_JSON, createSchema().description("Any JSON value"));
            components.removeSchema("JsonNodeType");
        }
    }

    private static Schema problem(String description) {
        return object(description)
                .addProperty(
                        "type",
                        text("Address that stands for the kind of problem").format("uri"))
                .addProperty("title", text("The kind of problem in a few words"))
                .addProperty(
                        "status",
                        createSchema()
                                .addType(SchemaType.INTEGER)
                                .format("int32")
                                .description("The HTTP status"))
                .addProperty("detail", text("What is the matter this time, for people to read"))
                .addProperty("code", text("The kind of problem, for programs to decide by: the last part of its type"))
                .addProperty("traceId", text("Names the request, in our logs too"))
                .required(List.of("type", "title", "status", "detail", "code", "traceId"));
    }

    private static Schema fieldError() {
        return object("What is wrong with one field of a request")
                .addProperty("field", text("Path in the body with dots, or the name of the parameter"))
                .addProperty(
                        "code",
                        text("For programs to say it in their reader's language")
                                .enumeration(Arrays.stream(FieldErrorCode.values())
                                        .<Object>map(FieldErrorCode::text)
                                        .toList()))
                .addProperty("message", text("In English, to follow the name of the field"))
                .addProperty(
                        "params",
                        object("What the code needs to be said, such as min; absent when that is nothing")
                                .additionalPropertiesBoolean(true))
                .required(List.of("field", "code", "message"));
    }

    private static Schema object(String description) {
        return createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text(String description) {
        return createSchema().addType(SchemaType.STRING).description(description);
    }
}
