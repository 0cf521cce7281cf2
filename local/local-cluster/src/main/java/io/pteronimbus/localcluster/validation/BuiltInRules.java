package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the API server asks of built-in kinds beyond their schemas. */
public final class BuiltInRules {

    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
    private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private final List<Cause> causes = new ArrayList<>();

    private BuiltInRules() {}

    public static List<Cause> check(String kind, JsonNode object) {
        var rules = new BuiltInRules();
        JsonNode spec = object.path("spec");
        switch (kind) {
            case "Pod" -> rules.pod(spec, "spec");
            case "StatefulSet" -> rules.statefulSet(spec);
            case "Job" -> rules.job(spec.path("template"));
            case "Service" -> rules.service(spec);
            case "PersistentVolumeClaim" -> rules.claim(spec, "spec");
            case "ConfigMap" -> rules.configMap(object);
            case "Secret" -> rules.secret(object.path("data"));
            case "Event" -> rules.event(object);
            default -> rules.causes.addAll(PolicyRules.check(kind, spec));
        }
        return rules.causes;
    }

    private void pod(JsonNode spec, String path) {
        pod(spec, path, new HashSet<>());
    }

    /** @param volumes names that may be mounted beside the pod's own volumes */
    private void pod(JsonNode spec, String path, Set<String> volumes) {
        JsonNode containers = spec.path("containers");
        if (containers.isEmpty()) {
            required(path + ".containers", "");
        }
        spec.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
        Set<String> names = new HashSet<>();
        for (String list : List.of("containers", "initContainers")) {
            for (int i = 0; i < spec.path(list).size(); i++) {
                String name = spec.path(list).get(i).path("name").asText();
                if (!names.add(name)) {
                    add(
                            "FieldValueDuplicate",
                            "%s.%s[%d].name".formatted(path, list, i),
                            "Duplicate value: \"" + name + "\"");
                }
                container(spec.path(list).get(i), "%s.%s[%d]".formatted(path, list, i), volumes);
            }
        }
    }

    private void container(JsonNode container, String path, Set<String> volumes) {
        String name = container.path("name").asText();
        if (!CONTAINER.matcher(name).matches()) {
            invalid(
                    path + ".name",
                    name,
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-'");
        }
        if (container.path("image").asText("").isBlank()) {
            required(path + ".image", "");
        }
        causes.addAll(ProbeRules.check(container, path));
        causes.addAll(ContainerRules.check(container, path));
        for (int i = 0; i < container.path("volumeMounts").size(); i++) {
            String volume = container.path("volumeMounts").get(i).path("name").asText();
            if (!volumes.contains(volume)) {
                add("FieldValueNotFound", path + ".volumeMounts[" + i + "].name", "Not found: \"" + volume + "\"");
            }
        }
        container.path("resources").path("limits").properties().forEach(limit -> {
            JsonNode request = container.path("resources").path("requests").path(limit.getKey());
            if (Quantity.of(request).compareTo(Quantity.of(limit.getValue())) > 0) {
                invalid(
                        path + ".resources.requests",
                        request.asText(),
                        "must be less than or equal to " + limit.getKey() + " limit of "
                                + limit.getValue().asText());
            }
        });
        for (String side : List.of("requests", "limits")) {
            quantities(container.path("resources").path(side), path + ".resources." + side);
        }
    }

    private void quantities(JsonNode quantities, String path) {
        quantities.fields().forEachRemaining(entry -> {
            String value = entry.getValue().asText();
            if (!Quantity.FORM.matcher(value).matches()) {
                invalid(
                        path + "[" + entry.getKey() + "]",
                        value,
                        "quantities must match the regular expression '" + Quantity.FORM + "'");
            } else if (value.startsWith("-")) {
                invalid(path + "[" + entry.getKey() + "]", value, "must be greater than or equal to 0");
            }
        });
    }

    private void statefulSet(JsonNode spec) {
        JsonNode selector = spec.path("selector");
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        if (selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty()) {
            invalid("spec.selector", "", "empty selector is invalid for statefulset");
        }
        boolean matches = true;
        for (var wanted : selector.path("matchLabels").properties()) {
            matches &= labels.path(wanted.getKey()).equals(wanted.getValue());
        }
        if (!matches) {
            invalid("spec.template.metadata.labels", labels.toString(), "`selector` does not match template `labels`");
        }
        var claims = new HashSet<String>();
        spec.path("volumeClaimTemplates")
                .forEach(claim -> claims.add(claim.path("metadata").path("name").asText()));
        pod(spec.path("template").path("spec"), "spec.template.spec", claims);
        String policy = spec.path("template").path("spec").path("restartPolicy").asText();
        if (!policy.equals("Always")) {
            unsupported("spec.template.spec.restartPolicy", policy, "\"Always\"");
        }
    }

    private void job(JsonNode template) {
        pod(template.path("spec"), "spec.template.spec");
        String policy = template.path("spec").path("restartPolicy").asText();
        if (policy.equals("Always")) {
            unsupported("spec.template.spec.restartPolicy", policy, "\"OnFailure\", \"Never\"");
        }
    }

    private void service(JsonNode spec) {
        JsonNode ports = spec.path("ports");
        String type = spec.path("type").asText();
        boolean headless = spec.path("clusterIP").asText().equals("None");
        if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
            required("spec.ports", "");
        }
        if (type.equals("ExternalName") && spec.path("externalName").asText("").isEmpty()) {
            required("spec.externalName", "");
        }
        var names = new HashSet<String>();
        for (int i = 0; i < ports.size(); i++) {
            String name = ports.get(i).path("name").asText("");
            if (!name.isEmpty() && !names.add(name)) {
                add("FieldValueDuplicate", "spec.ports[" + i + "].name", "Duplicate value: \"" + name + "\"");
            }
            if (ports.size() > 1 && ports.get(i).path("name").asText("").isEmpty()) {
                required("spec.ports[" + i + "].name", "");
            }
        }
    }

    private void claim(JsonNode spec, String path) {
        if (spec.path("accessModes").isEmpty()) {
            required(path + ".accessModes", ": at least 1 access mode is required");
        }
        JsonNode storage = spec.path("resources").path("requests").path("storage");
        if (storage.isMissingNode()) {
            required(path + ".resources[storage]", "");
        }
        quantities(spec.path("resources").path("requests"), path + ".resources.requests");
        if (Quantity.parse(storage).filter(size -> size.signum() == 0).isPresent()) {
            invalid(path + ".resources.requests[storage]", storage.asText(), "must be greater than zero");
        }
    }

    private void configMap(JsonNode object) {
        for (String field : List.of("data", "binaryData")) {
            object.path(field).fieldNames().forEachRemaining(key -> dataKey(field, key));
        }
    }

    private void secret(JsonNode data) {
        data.fields().forEachRemaining(entry -> {
            dataKey("data", entry.getKey());
            if (!BASE64.matcher(entry.getValue().asText()).matches()) {
                invalid("data[" + entry.getKey() + "]", "", "illegal base64 data");
            }
        });
    }

    private void dataKey(String field, String key) {
        if (!KEY.matcher(key).matches() || key.equals(".") || key.equals("..")) {
            invalid(
                    field + "[" + key + "]",
                    key,
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.', at most 253 of them");
        }
    }

    private void event(JsonNode event) {
        JsonNode involved = event.path("involvedObject");
        String namespace = involved.path("namespace").asText("");
        String own = event.path("metadata").path("namespace").asText();
        boolean clusterScoped = namespace.isEmpty() && own.equals("default");
        if (!namespace.equals(own) && !clusterScoped) {
            invalid("involvedObject.namespace", namespace, "does not match event.namespace");
        }
    }

    private void required(String field, String detail) {
        add("FieldValueRequired", field, "Required value" + detail);
    }

    private void invalid(String field, String value, String why) {
        add("FieldValueInvalid", field, "Invalid value: \"" + value + "\": " + why);
    }

    private void unsupported(String field, String value, String supported) {
        add("FieldValueNotSupported", field, "Unsupported value: \"" + value + "\": supported values: " + supported);
    }

    private void add(String reason, String field, String message) {
        causes.add(new Cause(reason, field, message));
    }
}
