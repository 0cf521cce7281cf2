package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the kubelet reads of a pod object. */
record PodView(ObjectNode object) {

    ObjectKey key() {
        return ObjectKey.pod(namespace(), name());
    }

    String namespace() {
        return metadata().path("namespace").asText();
    }

    String name() {
        return metadata().path("name").asText();
    }

    String uid() {
        return metadata().path("uid").asText();
    }

    JsonNode metadata() {
        return object.path("metadata");
    }

    JsonNode spec() {
        return object.path("spec");
    }

    JsonNode status() {
        return object.path("status");
    }

    List<JsonNode> containers() {
        return spec().path("containers").valueStream().toList();
    }

    List<JsonNode> initContainers() {
        return spec().path("initContainers").valueStream().toList();
    }

    /** Always, OnFailure or Never. */
    String restartPolicy() {
        return spec().path("restartPolicy").asText("Always");
    }

    /** The node it is bound to, empty for none yet. */
    String node() {
        return spec().path("nodeName").asText("");
    }

    /** Whether this cluster's own scheduler is to find it a node. */
    boolean isToBeScheduled() {
        return node().isEmpty()
                && spec().path("schedulerName").asText("default-scheduler").equals("default-scheduler");
    }

    boolean isTerminating() {
        return metadata().hasNonNull("deletionTimestamp");
    }

    boolean isOver() {
        String phase = status().path("phase").asText();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /** The grace a deletion was asked with, else the pod's own. */
    Duration grace() {
        JsonNode asked = metadata().path("deletionGracePeriodSeconds");
        long seconds = asked.isNumber()
                ? asked.asLong()
                : spec().path("terminationGracePeriodSeconds").asLong(30);
        return Duration.ofSeconds(seconds);
    }

    Optional<JsonNode> recordedStatus(String container) {
        for (String list : List.of("containerStatuses", "initContainerStatuses")) {
            for (JsonNode status : status().path(list)) {
                if (status.path("name").asText().equals(container)) {
                    return Optional.of(status);
                }
            }
        }
        return Optional.empty();
    }
}
