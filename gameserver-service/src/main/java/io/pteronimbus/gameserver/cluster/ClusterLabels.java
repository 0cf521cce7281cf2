package io.pteronimbus.gameserver.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** What clusters are told apart by, as JSON and back. */
@ApplicationScoped
class ClusterLabels {
    private static final TypeReference<TreeMap<String, String>> TYPE = new TypeReference<>() {};

    private final ObjectMapper json;

    ClusterLabels(ObjectMapper json) {
        this.json = json;
    }

    /** In the order of keys. */
    Map<String, String> of(Cluster cluster) {
        try {
            return json.readValue(cluster.labels, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels of a cluster cannot be read", e);
        }
    }

    String write(Map<String, String> labels) {
        try {
            return json.writeValueAsString(labels);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels cannot be written", e);
        }
    }
}
