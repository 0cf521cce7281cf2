package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a container does at the moment. */
sealed interface ContainerState {

    ObjectNode toJson();

    record Waiting(String reason, @Nullable String message) implements ContainerState {

        static final Waiting CREATING = new Waiting("ContainerCreating", null);
        static final Waiting INITIALIZING = new Waiting("PodInitializing", null);

        @Override
        public ObjectNode toJson() {
            ObjectNode state = Json.object();
            ObjectNode waiting = state.putObject("waiting").put("reason", reason);
            if (message != null) {
                waiting.put("message", message);
            }
            return state;
        }
    }

    record Running(Instant startedAt) implements ContainerState {
        @Override
        public ObjectNode toJson() {
            ObjectNode state = Json.object();
            state.putObject("running").put("startedAt", seconds(startedAt));
            return state;
        }
    }

    /** @param containerId of the run that ended */
    record Terminated(
            int exitCode,
            String reason,
            @Nullable String message,
            Instant startedAt,
            Instant finishedAt,
            String containerId)
            implements ContainerState {

        @Override
        public ObjectNode toJson() {
            ObjectNode state = Json.object();
            ObjectNode terminated =
                    state.putObject("terminated").put("exitCode", exitCode).put("reason", reason);
            if (message != null) {
                terminated.put("message", message);
            }
            terminated
                    .put("startedAt", seconds(startedAt))
                    .put("finishedAt", seconds(finishedAt))
                    .put("containerID", containerId);
            return state;
        }

        static @Nullable Terminated fromJson(JsonNode state) {
            JsonNode terminated = state.path("terminated");
            return terminated.isObject()
                    ? new Terminated(
                            terminated.path("exitCode").asInt(),
                            terminated.path("reason").asText(),
                            terminated.path("message").asText(null),
                            Instant.parse(terminated.path("startedAt").asText()),
                            Instant.parse(terminated.path("finishedAt").asText()),
                            terminated.path("containerID").asText(""))
                    : null;
        }
    }

    /** Times in pods have whole seconds. */
    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
