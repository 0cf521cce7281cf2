package io.pteronimbus.localcluster.workload.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import java.util.UUID;

/** One pod of a Job. A finalizer holds it until it is counted, so that no end is ever missed or counted twice. */
record JobPod(ObjectNode object) {

    private static final String TRACKING = "batch.kubernetes.io/job-tracking";

    /** A new pod as the Job's template has it. */
    static ObjectNode of(ObjectNode job) {
        JsonNode template = job.path("spec").path("template");
        JsonNode own = job.path("metadata");
        ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = pod.putObject("metadata");
        String prefix = own.path("name").asText() + "-";
        metadata.put("name", prefix + UUID.randomUUID().toString().substring(0, 5));
        metadata.put("generateName", prefix);
        metadata.set("namespace", own.path("namespace"));
        for (String field : new String[] {"labels", "annotations"}) {
            if (template.path("metadata").has(field)) {
                metadata.set(field, template.path("metadata").path(field).deepCopy());
            }
        }
        metadata.putArray("finalizers").add(TRACKING);
        ObjectNode owner = metadata.putArray("ownerReferences").addObject();
        owner.put("apiVersion", "batch/v1").put("kind", "Job");
        owner.set("name", own.path("name"));
        owner.set("uid", own.path("uid"));
        owner.put("controller", true).put("blockOwnerDeletion", true);
        pod.set("spec", template.path("spec").deepCopy());
        pod.putObject("status").put("phase", "Pending");
        return pod;
    }

    ObjectKey key() {
        return ObjectKey.pod(
                object.at("/metadata/namespace").asText(),
                object.at("/metadata/name").asText());
    }

    String uid() {
        return object.at("/metadata/uid").asText();
    }

    boolean isTracked() {
        return object.at("/metadata/finalizers")
                .valueStream()
                .anyMatch(finalizer -> finalizer.asText().equals(TRACKING));
    }

    boolean hasSucceeded() {
        return phase().equals("Succeeded");
    }

    /** It ended badly, or was taken away before it could end. */
    boolean hasFailed() {
        boolean removed = isTerminating()
                && object.at("/metadata/deletionGracePeriodSeconds").asLong(0) == 0;
        return phase().equals("Failed") || removed && !hasSucceeded();
    }

    boolean isOver() {
        return hasSucceeded() || hasFailed();
    }

    boolean isTerminating() {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    boolean isActive() {
        return !isOver() && !isTerminating();
    }

    boolean isReady() {
        return isActive()
                && object.at("/status/conditions")
                        .valueStream()
                        .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                                && condition.path("status").asText().equals("True"));
    }

    int restarts() {
        return object.at("/status/containerStatuses")
                .valueStream()
                .mapToInt(status -> status.path("restartCount").asInt())
                .sum();
    }

    static ObjectNode untracked(ObjectNode pod) {
        ObjectNode metadata = pod.withObjectProperty("metadata");
        ArrayNode kept = metadata.arrayNode();
        metadata.path("finalizers").forEach(finalizer -> {
            if (!finalizer.asText().equals(TRACKING)) {
                kept.add(finalizer);
            }
        });
        metadata.set("finalizers", kept);
        return pod;
    }

    private String phase() {
        return object.at("/status/phase").asText();
    }
}
