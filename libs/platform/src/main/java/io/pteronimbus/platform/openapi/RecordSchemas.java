package io.pteronimbus.platform.openapi;

import static java.util.Objects.requireNonNull;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.pteronimbus.platform.openapi.ReachedRecords.Reached;
import io.pteronimbus.platform.openapi.ReachedRecords.Use;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * Has a service's document say what is required and what may be null, by the records behind its schemas:
 *
 * <ul>
 *   <li>an answer always has what is not {@code @Nullable}, and never as null: the services are compiled with NullAway;
 *   <li>what is {@code @Nullable} is there and may be null, as Jackson writes nulls; what {@code @JsonInclude} leaves out may be missing;
 *   <li>a request must have what Bean Validation, or Jackson of a number, refuses it without; what is {@code @Nullable} it may leave out
 *       or send as null, which is the same.
 * </ul>
 *
 * It runs while the service is built. A schema that it cannot be sure of ends the build.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = PublicDocument.PRIORITY + 1)
public class RecordSchemas implements OASFilter {
    private final IndexView index;

    public RecordSchemas(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        if (components == null || components.getSchemas() == null) {
            return;
        }
        var reached = new ReachedRecords(index);
        components.getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null && !PublicDocument.REPLACED.contains(name)) {
                complete(schema, recordOf(name, schema, reached));
            }
        });
    }

    private Reached recordOf(String name, Schema schema, ReachedRecords reached) {
        var found = reached.named(name).stream()
                .filter(candidate ->
                        namesOf(candidate).equals(schema.getProperties().keySet()))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "The schema " + name + " with "
                            + schema.getProperties().keySet() + " could be of any of "
                            + reached.named(name)
                            + ". One record of that name has to have just these components, and no other getters: rename what is in the way.");
        }
        return found.getFirst();
    }

    private Set<String> namesOf(Reached reached) {
        return RecordProperty.of(reached.type(), index)
                .map(RecordProperty::name)
                .collect(Collectors.toSet());
    }

    private void complete(Schema schema, Reached reached) {
        var required = new ArrayList<String>();
        RecordProperty.of(reached.type(), index).forEach(property -> {
            var isAsked = reached.uses().contains(Use.ASKED);
            if (isAsked && !property.isTold()) {
                throw new IllegalStateException(reached.type() + " can be sent, so its " + property.name()
                        + " has to be either @Nullable or checked, as by @NotNull");
            }
            var isAnswered = reached.uses().contains(Use.ANSWERED);
            if ((!isAsked || property.asked()) && (!isAnswered || property.isAlwaysAnswered())) {
                required.add(property.name());
            }
            var mayBeNull = (isAsked && property.takesNull()) || (isAnswered && property.answersNull());
            var described = withinOf(requireNonNull(schema.getProperties().get(property.name())), property.type());
            schema.addProperty(property.name(), mayBeNull ? orNull(described) : described);
        });
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /** With what a list or a map may hold. */
    private static Schema withinOf(Schema schema, Type type) {
        if (type.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return schema;
        }
        var held = type.asParameterizedType().arguments().getLast();
        if (schema.getItems() != null) {
            schema.setItems(heldOf(schema.getItems(), held));
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            schema.setAdditionalPropertiesSchema(heldOf(schema.getAdditionalPropertiesSchema(), held));
        }
        return schema;
    }

    private static Schema heldOf(Schema schema, Type type) {
        var described = withinOf(schema, type);
        return RecordProperty.mayBeNull(type) ? orNull(described) : described;
    }

    private static Schema orNull(Schema schema) {
        if (isAnyValue(schema) || saysNull(schema)) {
            return schema;
        }
        if (schema.getType() != null && schema.getEnumeration() == null) {
            return schema.addType(SchemaType.NULL);
        }
        var description = schema.getDescription();
        schema.setDescription(null);
        return createSchema()
                .description(description)
                .anyOf(List.of(schema, createSchema().addType(SchemaType.NULL)));
    }

    private static boolean isAnyValue(Schema schema) {
        return schema.getRef() == null && schema.getType() == null && schema.getAnyOf() == null;
    }

    /** The document may be filtered more than once. */
    private static boolean saysNull(Schema schema) {
        return (schema.getType() != null && schema.getType().contains(SchemaType.NULL))
                || (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(RecordSchemas::saysNull));
    }
}
