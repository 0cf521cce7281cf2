package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code containerStatuses}.
 *
 * @param containerId {@code process://<uuid>} of the present or latest run, empty before the first
 * @param last        how the run before the present state ended
 */
record ContainerStatus(
        String name,
        String image,
        ContainerState state,
        ContainerState.@Nullable Terminated last,
        int restartCount,
        String containerId,
        boolean ready) {

    static ContainerStatus initial(JsonNode container) {
        return new ContainerStatus(
                container.path("name").asText(),
                container.path("image").asText(),
                ContainerState.Waiting.CREATING,
                null,
                0,
                "",
                false);
    }

    /**
     * Takes over what an earlier life of the cluster recorded. A container that was running then is lost: how it ended nobody
     * knows. The restart count stays, since the container did not fail.
     */
    static ContainerStatus recovered(JsonNode container, JsonNode recorded, Instant now) {
        String id = recorded.path("containerID").asText("");
        JsonNode running = recorded.path("state").path("running");
        ContainerState.Terminated last = ContainerState.Terminated.fromJson(recorded.path("lastState"));
        ContainerState.Terminated ended = ContainerState.Terminated.fromJson(recorded.path("state"));
        if (running.isObject()) {
            Instant started = Instant.parse(running.path("startedAt").asText());
            String message = "local-cluster ended without stopping the container";
            last = new ContainerState.Terminated(137, "ContainerStatusUnknown", message, started, now, id);
        }
        int restarts = recorded.path("restartCount").asInt();
        ContainerStatus fresh = initial(container);
        ContainerState state = ended == null ? fresh.state : ended;
        return new ContainerStatus(fresh.name, fresh.image, state, last, restarts, id, false);
    }

    ContainerStatus waiting(ContainerState.Waiting waiting) {
        return new ContainerStatus(name, image, waiting, last, restartCount, containerId, false);
    }

    ContainerStatus waitingAfter(ContainerState.Terminated ended, ContainerState.Waiting waiting) {
        return new ContainerStatus(name, image, waiting, ended, restartCount, containerId, false);
    }

    ContainerStatus running(String id, Instant since, int restarts, boolean nowReady) {
        return new ContainerStatus(name, image, new ContainerState.Running(since), last, restarts, id, nowReady);
    }

    /** As it is when the cluster stops: what is over stays over, the rest is to be started again. */
    ContainerStatus suspended() {
        return isTerminated() ? this : waiting(ContainerState.Waiting.CREATING);
    }

    ContainerStatus ready(boolean nowReady) {
        return new ContainerStatus(name, image, state, last, restartCount, containerId, nowReady);
    }

    /** An init container that has done its work is ready from then on. */
    ContainerStatus done() {
        return ready(hasSucceeded() || ready);
    }

    /** Shows what it waits for before its first start. */
    ContainerStatus behind(ContainerState.Waiting waiting) {
        return state instanceof ContainerState.Waiting && containerId.isEmpty() ? waiting(waiting) : this;
    }

    ContainerStatus terminated(ContainerState.Terminated ended) {
        return new ContainerStatus(name, image, ended, last, restartCount, containerId, false);
    }

    boolean isRunning() {
        return state instanceof ContainerState.Running;
    }

    /** Whether this run is over for good with exit code 0. */
    boolean hasSucceeded() {
        return state instanceof ContainerState.Terminated ended && ended.exitCode() == 0;
    }

    boolean isTerminated() {
        return state instanceof ContainerState.Terminated;
    }

    ObjectNode toJson() {
        ObjectNode status = Json.object().put("name", name);
        status.set("state", state.toJson());
        status.set("lastState", last == null ? Json.object() : last.toJson());
        return status.put("ready", ready)
                .put("restartCount", restartCount)
                .put("image", image)
                .put("imageID", "local://" + image)
                .put("containerID", containerId)
                .put("started", isRunning());
    }
}
