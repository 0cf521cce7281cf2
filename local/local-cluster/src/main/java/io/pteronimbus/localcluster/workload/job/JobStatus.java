package io.pteronimbus.localcluster.workload.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads and writes a Job's status. Works on a tree in place. */
record JobStatus(ObjectNode job) {

    private static final List<String> OUTCOMES = List.of("succeeded", "failed");

    private ObjectNode status() {
        return job.withObjectProperty("status");
    }

    int count(String field) {
        return job.path("status").path(field).asInt(0);
    }

    Optional<Instant> time(String field) {
        String text = job.path("status").path(field).asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    void started(Instant now) {
        if (!job.path("status").hasNonNull("startTime")) {
            status().put("startTime", seconds(now));
        }
    }

    /** Notes the ends of pods before their finalizers go; they are counted by {@link #settle}. */
    void note(List<JobPod> ended) {
        for (JobPod pod : ended) {
            ObjectNode uncounted = status().withObjectProperty("uncountedTerminatedPods");
            ArrayNode uids = uncounted.withArrayProperty(pod.hasSucceeded() ? "succeeded" : "failed");
            if (uids.valueStream().noneMatch(uid -> uid.asText().equals(pod.uid()))) {
                uids.add(pod.uid());
            }
        }
    }

    /** Counts what was noted and is held by no finalizer any more. */
    void settle(List<String> stillTracked) {
        JsonNode uncounted = job.path("status").path("uncountedTerminatedPods");
        for (String outcome : OUTCOMES) {
            if (uncounted.path(outcome) instanceof ArrayNode uids) {
                int before = uids.size();
                ArrayNode kept = uids.arrayNode();
                uids.forEach(uid -> {
                    if (stillTracked.contains(uid.asText())) {
                        kept.add(uid);
                    }
                });
                ((ObjectNode) uncounted).set(outcome, kept);
                status().put(outcome, count(outcome) + before - kept.size());
            }
        }
        if (uncounted instanceof ObjectNode settled) {
            OUTCOMES.stream().filter(name -> settled.path(name).isEmpty()).forEach(settled::remove);
        }
    }

    boolean has(String type) {
        return condition(type)
                .filter(found -> found.path("status").asText().equals("True"))
                .isPresent();
    }

    boolean isFinished() {
        return has("Complete") || has("Failed");
    }

    Optional<JsonNode> condition(String type) {
        return job.path("status")
                .path("conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals(type))
                .findFirst();
    }

    void set(String type, boolean value, String reason, String message, Instant now) {
        ObjectNode condition = condition(type)
                .map(ObjectNode.class::cast)
                .orElseGet(() ->
                        status().withArrayProperty("conditions").addObject().put("type", type));
        String text = value ? "True" : "False";
        if (!condition.path("status").asText().equals(text)) {
            condition.put("status", text).put("lastTransitionTime", seconds(now));
            condition.put("lastProbeTime", seconds(now));
        }
        condition.put("reason", reason).put("message", message);
    }

    void completedAt(Instant now) {
        status().put("completionTime", seconds(now));
    }

    void restart() {
        status().remove("startTime");
    }

    void counts(int active, int ready, int terminating) {
        ObjectNode status = status();
        if (active == 0) {
            status.remove("active");
        } else {
            status.put("active", active);
        }
        status.put("ready", ready).put("terminating", terminating);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
