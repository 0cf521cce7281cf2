package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import io.pteronimbus.localcluster.validation.BuiltInDefaults;
import io.pteronimbus.localcluster.validation.BuiltInRules;
import io.pteronimbus.localcluster.validation.Defaulting;
import io.pteronimbus.localcluster.validation.DefinitionRules;
import io.pteronimbus.localcluster.validation.ImmutableFields;
import io.pteronimbus.localcluster.validation.MetadataRules;
import io.pteronimbus.localcluster.validation.Pruning;
import io.pteronimbus.localcluster.validation.SchemaValidator;
import io.pteronimbus.localcluster.validation.rule.RuleValidator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to every object on its way into the store: identity, pruning, defaults, validation. */
final class Preparation {

    private Preparation() {}

    /** @throws StatusException 400 when the body is of another kind or for another place than the path */
    static void checkIdentity(ApiRequest request, ResourceType type, ObjectNode object) {
        String kind = object.path("kind").asText("");
        String apiVersion = object.path("apiVersion").asText("");
        if (!kind.equals(type.kind()) || !apiVersion.equals(type.apiVersion())) {
            throw StatusException.badRequest("%s in version \"%s\" cannot be handled as a %s in version \"%s\""
                    .formatted(kind, apiVersion, type.kind(), type.apiVersion()));
        }
        JsonNode metadata = object.path("metadata");
        String namespace = metadata.path("namespace").asText("");
        if (!namespace.isEmpty() && !namespace.equals(request.namespace())) {
            throw StatusException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        String name = metadata.path("name").asText("");
        if (request.name() != null && !name.isEmpty() && !name.equals(request.name())) {
            throw StatusException.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(name, request.name()));
        }
    }

    /** Removes unknown fields, in place. {@code fieldValidation} decides whether that is silent, a warning, or 400. */
    static void prune(ApiRequest request, ResourceType type, ObjectNode object) {
        List<String> unknown = Pruning.prune(object, type.schema()).stream()
                .map(path -> "unknown field \"" + path + "\"")
                .toList();
        String mode = request.parameter("fieldValidation");
        if (mode.equals("Strict") && !unknown.isEmpty()) {
            throw StatusException.badRequest("%s in version \"%s\" cannot be handled as a %s: strict decoding error: %s"
                    .formatted(type.kind(), type.version(), type.kind(), String.join(", ", unknown)));
        }
        if (!mode.equals("Ignore")) {
            request.warnings().addAll(unknown);
        }
    }

    /** Fills in defaults, in place. */
    static void fill(ResourceType type, ObjectNode object) {
        if (!type.custom()) {
            BuiltInDefaults.before(type.kind(), object);
        }
        Defaulting.apply(object, type.schema());
        if (!type.custom()) {
            BuiltInDefaults.after(type.kind(), object);
        }
    }

    /** @throws StatusException 422 with a cause for each broken rule; 400 when a built-in kind's field has another type */
    static void validate(ResourceType type, ObjectKey key, ObjectNode object) {
        List<Cause> causes = new ArrayList<>(MetadataRules.check(object, type.labelName()));
        List<Cause> broken = SchemaValidator.validate(object, type.schema());
        if (!type.custom()) {
            broken.stream()
                    .filter(cause -> cause.reason().equals("FieldValueTypeInvalid"))
                    .findFirst()
                    .ifPresent(cause -> {
                        throw StatusException.badRequest(
                                "%s in version \"%s\" cannot be handled as a %s: json: cannot unmarshal: %s: %s"
                                        .formatted(
                                                type.kind(),
                                                type.version(),
                                                type.kind(),
                                                cause.field(),
                                                cause.message()));
                    });
        }
        causes.addAll(broken);
        if (causes.isEmpty() && !type.custom()) {
            causes.addAll(BuiltInRules.check(type.kind(), object));
            if (type.kind().equals("CustomResourceDefinition")) {
                causes.addAll(DefinitionRules.check(object));
            }
        }
        refuse(type, key, causes);
    }

    static void validateChange(ResourceType type, ObjectKey key, ObjectNode before, ObjectNode after) {
        refuse(type, key, MetadataRules.checkChange(before, after));
        if (!type.custom()) {
            refuse(type, key, ImmutableFields.check(type.kind(), before, after));
        }
    }

    /**
     * Asks a custom kind's own rules.
     *
     * @param before null for a new object
     */
    static void validateRules(ResourceType type, ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
        if (type.custom()) {
            refuse(type, key, RuleValidator.validate(after, before, type.schema()));
        }
    }

    private static void refuse(ResourceType type, ObjectKey key, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw StatusException.invalid(type.group(), type.kind(), key.name(), causes);
        }
    }
}
