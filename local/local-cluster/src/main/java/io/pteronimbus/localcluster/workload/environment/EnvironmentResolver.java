package io.pteronimbus.localcluster.workload.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Composes what a container declares, later entries over earlier ones: the given base (image and cluster), {@code envFrom}, then
 * {@code env} in order, each value expanded with what came before it.
 */
public final class EnvironmentResolver {

    private final ConfigData config;
    private final ObjectNode pod;

    public EnvironmentResolver(ConfigData config, ObjectNode pod) {
        this.config = config;
        this.pod = pod;
    }

    public Map<String, String> resolve(JsonNode container, Map<String, String> base) throws MissingReferenceException {
        Map<String, String> environment = new LinkedHashMap<>(base);
        for (JsonNode source : container.path("envFrom")) {
            addAll(source, environment);
        }
        for (JsonNode entry : container.path("env")) {
            String value = value(entry, environment);
            if (value != null) {
                environment.put(entry.path("name").asText(), value);
            }
        }
        return environment;
    }

    private void addAll(JsonNode source, Map<String, String> environment) throws MissingReferenceException {
        boolean secret = source.has("secretRef");
        JsonNode reference = source.path(secret ? "secretRef" : "configMapRef");
        String prefix = source.path("prefix").asText("");
        Optional<Map<String, byte[]>> data = data(secret, reference);
        data.ifPresent(entries -> entries.forEach(
                (key, value) -> environment.put(prefix + key, new String(value, StandardCharsets.UTF_8))));
    }

    private @Nullable String value(JsonNode entry, Map<String, String> environment) throws MissingReferenceException {
        JsonNode from = entry.path("valueFrom");
        if (from.has("fieldRef")) {
            return field(from.path("fieldRef").path("fieldPath").asText());
        }
        if (from.has("secretKeyRef")) {
            return key(true, from.path("secretKeyRef"));
        }
        if (from.has("configMapKeyRef")) {
            return key(false, from.path("configMapKeyRef"));
        }
        return Expansion.expand(entry.path("value").asText(""), environment);
    }

    private @Nullable String key(boolean secret, JsonNode reference) throws MissingReferenceException {
        String key = reference.path("key").asText();
        byte @Nullable [] value = data(secret, reference).orElse(Map.of()).get(key);
        if (value == null && !reference.path("optional").asBoolean()) {
            throw new MissingReferenceException("couldn't find key %s in %s %s"
                    .formatted(
                            key,
                            secret ? "Secret" : "ConfigMap",
                            reference.path("name").asText()));
        }
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    private Optional<Map<String, byte[]>> data(boolean secret, JsonNode reference) throws MissingReferenceException {
        String name = reference.path("name").asText();
        Optional<Map<String, byte[]>> data = secret ? config.secret(name) : config.configMap(name);
        if (data.isEmpty() && !reference.path("optional").asBoolean()) {
            throw new MissingReferenceException("%s \"%s\" not found".formatted(secret ? "secret" : "configmap", name));
        }
        return data;
    }

    private String field(String path) {
        BiFunction<String, String, String> keyed = (parent, prefix) -> pod.path("metadata")
                .path(parent)
                .path(path.substring(prefix.length(), path.length() - 2))
                .asText("");
        if (path.startsWith("metadata.labels['")) {
            return keyed.apply("labels", "metadata.labels['");
        }
        if (path.startsWith("metadata.annotations['")) {
            return keyed.apply("annotations", "metadata.annotations['");
        }
        return switch (path) {
            case "status.podIP", "status.hostIP", "status.podIPs", "status.hostIPs" -> "127.0.0.1";
            default -> pod.at("/" + path.replace('.', '/')).asText("");
        };
    }
}
