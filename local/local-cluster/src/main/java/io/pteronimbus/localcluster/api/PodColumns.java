package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What a pod's row says, gathered from its containers. */
final class PodColumns {

    private PodColumns() {}

    static String ready(JsonNode pod) {
        int ready = 0;
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            ready += status.path("ready").asBoolean() ? 1 : 0;
        }
        return ready + "/" + pod.at("/spec/containers").size();
    }

    static int restarts(JsonNode pod) {
        int restarts = 0;
        for (JsonNode status : pod.at("/status/containerStatuses")) {
            restarts += status.path("restartCount").asInt();
        }
        return restarts;
    }

    /** The most telling of: a deletion, a waiting or ended container's reason, the pod's own reason, its phase. */
    static String status(JsonNode pod) {
        if (pod.path("metadata").has("deletionTimestamp")) {
            return "Terminating";
        }
        String status = pod.at("/status/reason").asText(pod.at("/status/phase").asText("Unknown"));
        for (JsonNode init : pod.at("/status/initContainerStatuses")) {
            if (init.at("/state/terminated/exitCode").asInt(-1) != 0) {
                String waiting = init.at("/state/waiting/reason").asText("");
                return waiting.isEmpty() || waiting.equals("PodInitializing") ? "Init" : "Init:" + waiting;
            }
        }
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            JsonNode state = container.path("state");
            String reason = state.at("/waiting/reason")
                    .asText(state.at("/terminated/reason").asText(""));
            if (!reason.isEmpty()) {
                status = reason;
            }
        }
        return status;
    }
}
