package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import io.pteronimbus.localcluster.validation.rule.RuleValidator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Custom resource definitions: their own rules, and the status that says they are served. */
public final class DefinitionRules {

    /** Keeps a definition until its objects are gone. */
    public static final String FINALIZER = "customresourcecleanup.apiextensions.k8s.io";

    private DefinitionRules() {}

    public static List<Cause> check(JsonNode definition) {
        var causes = new ArrayList<Cause>();
        JsonNode spec = definition.path("spec");
        JsonNode names = spec.path("names");
        require(spec, "spec", List.of("group", "scope", "names", "versions"), causes);
        require(names, "spec.names", List.of("plural", "kind"), causes);
        String expected =
                names.path("plural").asText() + "." + spec.path("group").asText();
        String name = definition.path("metadata").path("name").asText();
        if (causes.isEmpty() && !name.equals(expected)) {
            causes.add(new Cause(
                    "FieldValueInvalid",
                    "metadata.name",
                    "Invalid value: \"" + name + "\": must be spec.names.plural+\".\"+spec.group"));
        }
        String scope = spec.path("scope").asText();
        if (!List.of("Namespaced", "Cluster", "").contains(scope)) {
            causes.add(new Cause(
                    "FieldValueNotSupported",
                    "spec.scope",
                    "Unsupported value: \"" + scope + "\": supported values: \"Cluster\", \"Namespaced\""));
        }
        int stored = 0;
        for (int i = 0; i < spec.path("versions").size(); i++) {
            JsonNode version = spec.path("versions").get(i);
            stored += version.path("storage").asBoolean() ? 1 : 0;
            if (!version.path("schema").path("openAPIV3Schema").isObject()) {
                causes.add(new Cause(
                        "FieldValueRequired",
                        "spec.versions[" + i + "].schema.openAPIV3Schema",
                        "Required value: schemas are required"));
            }
            causes.addAll(RuleValidator.check(
                    version.path("schema").path("openAPIV3Schema"), "spec.versions[" + i + "].schema.openAPIV3Schema"));
        }
        if (stored != 1) {
            causes.add(new Cause(
                    "FieldValueInvalid",
                    "spec.versions",
                    "Invalid value: \"\": must have exactly one version marked as storage version"));
        }
        return causes;
    }

    private static void require(JsonNode node, String path, List<String> fields, List<Cause> causes) {
        for (String field : fields) {
            if (node.path(field).isMissingNode()
                    || (node.path(field).isTextual()
                            && node.path(field).asText().isEmpty())) {
                causes.add(new Cause("FieldValueRequired", path + "." + field, "Required value"));
            }
        }
    }

    /** Fills in names and, in status, that the definition is accepted and served. In place. */
    public static void establish(ObjectNode definition, Instant now) {
        if (!(definition.path("spec") instanceof ObjectNode spec)) {
            return;
        }
        ObjectNode names = spec.withObjectProperty("names");
        String kind = names.path("kind").asText();
        if (!names.has("singular")) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (!names.has("listKind")) {
            names.put("listKind", kind + "List");
        }
        if (!spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
        ObjectNode metadata = definition.withObjectProperty("metadata");
        ArrayNode finalizers = metadata.withArrayProperty("finalizers");
        if (!metadata.has("deletionTimestamp") && finalizers.isEmpty()) {
            finalizers.add(FINALIZER);
        }
        ObjectNode status = definition.withObjectProperty("status");
        status.set("acceptedNames", names.deepCopy());
        if (!status.has("storedVersions")) {
            ArrayNode stored = status.putArray("storedVersions");
            spec.path("versions").forEach(version -> {
                if (version.path("storage").asBoolean()) {
                    stored.add(version.path("name"));
                }
            });
        }
        if (!status.has("conditions")) {
            ArrayNode conditions = status.putArray("conditions");
            condition(conditions, "NamesAccepted", "NoConflicts", "no conflicts found", now);
            condition(conditions, "Established", "InitialNamesAccepted", "the initial names have been accepted", now);
        }
    }

    private static void condition(ArrayNode conditions, String type, String reason, String message, Instant now) {
        conditions
                .addObject()
                .put("type", type)
                .put("status", "True")
                .put("lastTransitionTime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("reason", reason)
                .put("message", message);
    }
}
