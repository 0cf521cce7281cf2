package io.pteronimbus.localcluster.workload.environment;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The contents of ConfigMaps and Secrets of one namespace, decoded. */
public final class ConfigData {

    private final ObjectStore store;
    private final String namespace;

    public ConfigData(ObjectStore store, String namespace) {
        this.store = store;
        this.namespace = namespace;
    }

    public Optional<Map<String, byte[]>> configMap(String name) {
        return store.get(new ObjectKey("", "configmaps", namespace, name)).map(object -> {
            Map<String, byte[]> data = new LinkedHashMap<>();
            object.path("data").properties().forEach(entry -> data.put(entry.getKey(), plain(entry.getValue())));
            object.path("binaryData")
                    .properties()
                    .forEach(entry -> data.put(entry.getKey(), decoded(entry.getValue())));
            return data;
        });
    }

    public Optional<Map<String, byte[]>> secret(String name) {
        return store.get(new ObjectKey("", "secrets", namespace, name)).map(object -> {
            Map<String, byte[]> data = new LinkedHashMap<>();
            object.path("data").properties().forEach(entry -> data.put(entry.getKey(), decoded(entry.getValue())));
            object.path("stringData").properties().forEach(entry -> data.put(entry.getKey(), plain(entry.getValue())));
            return data;
        });
    }

    private static byte[] plain(JsonNode value) {
        return value.asText().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(JsonNode value) {
        return Base64.getMimeDecoder().decode(value.asText());
    }
}
