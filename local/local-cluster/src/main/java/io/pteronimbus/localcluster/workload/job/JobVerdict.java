package io.pteronimbus.localcluster.workload.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a Job has got where it was to get, or failed on the way. */
record JobVerdict(boolean success, String reason, String message) {

    static Optional<JobVerdict> of(JobStatus status, List<JobPod> pods, Instant now) {
        Optional<JobVerdict> announced = announced(status);
        if (announced.isPresent()) {
            return announced;
        }
        JsonNode spec = status.job().path("spec");
        int limit = spec.path("backoffLimit").asInt(6);
        if (status.count("failed") > limit || restartsTooOften(spec, pods, limit)) {
            return failure("BackoffLimitExceeded", "Job has reached the specified backoff limit");
        }
        if (remaining(status, now).filter(left -> !left.isPositive()).isPresent()) {
            return failure("DeadlineExceeded", "Job was active longer than specified deadline");
        }
        int succeeded = status.count("succeeded");
        boolean reached = spec.has("completions")
                ? succeeded >= spec.path("completions").asInt()
                : succeeded > 0 && pods.stream().noneMatch(JobPod::isActive);
        return reached
                ? Optional.of(new JobVerdict(true, "CompletionsReached", "Reached expected number of succeeded pods"))
                : Optional.empty();
    }

    /** What was decided stays decided, whatever the last pods do. */
    private static Optional<JobVerdict> announced(JobStatus status) {
        for (String type : new String[] {"FailureTarget", "SuccessCriteriaMet"}) {
            if (status.has(type)) {
                return status.condition(type)
                        .map(found -> new JobVerdict(
                                type.equals("SuccessCriteriaMet"),
                                found.path("reason").asText(),
                                found.path("message").asText()));
            }
        }
        return Optional.empty();
    }

    /** How long the Job may still run, if that is bounded. */
    static Optional<Duration> remaining(JobStatus status, Instant now) {
        JsonNode deadline = status.job().path("spec").path("activeDeadlineSeconds");
        return deadline.isNumber()
                ? status.time("startTime").map(start -> Duration.between(now, start.plusSeconds(deadline.asLong())))
                : Optional.empty();
    }

    /** Containers that are restarted in their pod count as its failures. */
    private static boolean restartsTooOften(JsonNode spec, List<JobPod> pods, int limit) {
        if (!spec.at("/template/spec/restartPolicy").asText().equals("OnFailure")) {
            return false;
        }
        int restarts = pods.stream()
                .filter(JobPod::isActive)
                .mapToInt(JobPod::restarts)
                .sum();
        return restarts > 0 && restarts >= limit;
    }

    private static Optional<JobVerdict> failure(String reason, String message) {
        return Optional.of(new JobVerdict(false, reason, message));
    }

    /** The condition that says what is coming, while the last pods still end. */
    String announced() {
        return success ? "SuccessCriteriaMet" : "FailureTarget";
    }

    String reached() {
        return success ? "Complete" : "Failed";
    }
}
