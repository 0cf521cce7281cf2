package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.util.ArrayList;
import java.util.List;

/** Fields of built-in kinds that stay as they were created. */
public final class ImmutableFields {

    private static final List<String> STATEFUL_SET = List.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");
    private static final List<String> POD = List.of(
            "activeDeadlineSeconds", "terminationGracePeriodSeconds", "tolerations", "nodeName", "schedulingGates");

    private ImmutableFields() {}

    public static List<Cause> check(String kind, JsonNode before, JsonNode after) {
        JsonNode old = before.path("spec");
        JsonNode now = after.path("spec");
        return switch (kind) {
            case "StatefulSet" ->
                same(
                        without(old, STATEFUL_SET),
                        without(now, STATEFUL_SET),
                        "spec",
                        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
            case "Pod" ->
                same(
                        podCore(old),
                        podCore(now),
                        "spec",
                        "pod updates may not change fields other than `spec.containers[*].image`, `spec.initContainers[*].image`, `spec.activeDeadlineSeconds`, `spec.tolerations` (only additions to existing tolerations), `spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");
            case "PersistentVolumeClaim" -> claim(before, after);
            case "Job" -> {
                var causes = new ArrayList<Cause>();
                for (String field : List.of("selector", "completionMode")) {
                    causes.addAll(same(old.path(field), now.path(field), "spec." + field, "field is immutable"));
                }
                if (!old.path("suspend").asBoolean()) {
                    causes.addAll(
                            same(old.path("template"), now.path("template"), "spec.template", "field is immutable"));
                }
                yield causes;
            }
            case "ConfigMap", "Secret" ->
                before.path("immutable").asBoolean()
                        ? same(content(before), content(after), "data", "field is immutable when `immutable` is set")
                        : List.of();
            default -> List.of();
        };
    }

    private static JsonNode podCore(JsonNode spec) {
        JsonNode core = without(spec, POD);
        for (String list : List.of("containers", "initContainers")) {
            core.path(list).forEach(container -> ((ObjectNode) container).remove("image"));
        }
        return core;
    }

    private static List<Cause> claim(JsonNode before, JsonNode after) {
        var causes = new ArrayList<>(
                same(
                        claimCore(before.path("spec")),
                        claimCore(after.path("spec")),
                        "spec",
                        "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"));
        JsonNode old = before.at("/spec/resources");
        JsonNode now = after.at("/spec/resources");
        if (!before.at("/status/phase").asText().equals("Bound")) {
            causes.addAll(same(
                    old, now, "spec", "spec is immutable after creation except resources.requests for bound claims"));
        } else if (Quantity.of(now.at("/requests/storage")).compareTo(Quantity.of(old.at("/requests/storage"))) < 0) {
            causes.add(new Cause(
                    "FieldValueForbidden",
                    "spec.resources.requests.storage",
                    "Forbidden: field can not be less than status.capacity"));
        }
        return causes;
    }

    private static JsonNode claimCore(JsonNode spec) {
        // the binder fills in volumeName
        return without(spec, List.of("resources", "volumeAttributesClassName", "volumeName"));
    }

    private static JsonNode content(JsonNode object) {
        return without(object, List.of("metadata"));
    }

    private static JsonNode without(JsonNode node, List<String> fields) {
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.remove(fields);
        }
        return copy;
    }

    private static List<Cause> same(JsonNode old, JsonNode now, String field, String why) {
        return Json.same(old, now) ? List.of() : List.of(new Cause("FieldValueForbidden", field, "Forbidden: " + why));
    }
}
