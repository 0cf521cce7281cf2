package io.pteronimbus.localcluster.workload.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.Subscription;
import io.pteronimbus.localcluster.workload.ControllerEvents;
import io.pteronimbus.localcluster.workload.ReconcileLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs Jobs to their end: {@code parallelism} pods at once until {@code completions} have succeeded, {@code backoffLimit} were exceeded or the
 * deadline is over. After a failure the next pod waits, longer each time. {@code Indexed} Jobs, {@code podFailurePolicy} and
 * {@code successPolicy} are not known here: an Indexed Job gets pods without an index.
 */
public final class JobController implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration REFUSED = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final Clock clock;
    private final Duration backoff;
    private final ControllerEvents events;
    private final ReconcileLoop<ObjectKey> loop = new ReconcileLoop<>("jobs", this::reconcile);
    private List<Subscription> subscriptions = List.of();

    /** @param backoff the wait after the first failed pod; each further one doubles it */
    public JobController(ObjectStore store, Clock clock, Duration backoff) {
        this.store = store;
        this.clock = clock;
        this.backoff = backoff;
        this.events = new ControllerEvents(store, clock, "job-controller");
    }

    public void start() {
        loop.start();
        subscriptions = List.of(
                store.watch("batch", "jobs", null, 0, event -> loop.add(event.key())),
                store.watch("", "pods", null, 0, this::podChanged));
    }

    private void podChanged(StoreEvent event) {
        for (JsonNode owner : event.object().path("metadata").path("ownerReferences")) {
            if (owner.path("kind").asText().equals("Job")) {
                loop.add(new ObjectKey(
                        "batch",
                        "jobs",
                        event.key().namespace(),
                        owner.path("name").asText()));
            }
        }
        if (new JobPod(event.object()).isTracked() && event.type() != StoreEvent.Type.DELETED) {
            releaseOrphan(new JobPod(event.object()));
        }
    }

    /** A pod whose Job is gone has nobody left to count it. */
    private void releaseOrphan(JobPod pod) {
        boolean owned = pod.object()
                .at("/metadata/ownerReferences")
                .valueStream()
                .anyMatch(owner -> store.get(new ObjectKey(
                                "batch",
                                "jobs",
                                pod.key().namespace(),
                                owner.path("name").asText()))
                        .filter(job -> job.at("/metadata/uid").equals(owner.path("uid")))
                        .isPresent());
        if (!owned) {
            release(pod);
        }
    }

    private void reconcile(ObjectKey key) {
        ObjectNode job = store.get(key).orElse(null);
        if (job == null) {
            store.list("", "pods", key.namespace()).stream()
                    .map(JobPod::new)
                    .filter(JobPod::isTracked)
                    .forEach(this::releaseOrphan);
            return;
        }
        if (count(key, job).job().path("metadata").hasNonNull("deletionTimestamp")) {
            return;
        }
        JobStatus status = new JobStatus(store.get(key).orElse(job));
        if (status.isFinished()) {
            forgetInTime(key, status);
        } else if (job.path("spec").path("suspend").asBoolean()) {
            suspend(key, job);
        } else {
            run(key, job);
        }
    }

    /** Pods that ended are noted in the status first, then released, then counted. */
    private JobStatus count(ObjectKey key, ObjectNode job) {
        List<JobPod> ended = pods(job).stream()
                .filter(pod -> pod.isTracked() && pod.isOver())
                .toList();
        if (!ended.isEmpty()) {
            change(key, job, status -> status.note(ended));
            ended.forEach(this::release);
        }
        List<String> tracked =
                pods(job).stream().filter(JobPod::isTracked).map(JobPod::uid).toList();
        return change(key, job, status -> status.settle(tracked));
    }

    private void run(ObjectKey key, ObjectNode job) {
        Instant now = clock.instant();
        List<JobPod> pods = pods(job);
        JobStatus status = change(key, job, changed -> {
            changed.started(now);
            if (changed.condition("Suspended").isPresent()) {
                changed.set("Suspended", false, "JobResumed", "Job resumed", now);
            }
        });
        Optional<JobVerdict> verdict = JobVerdict.of(status, pods, now);
        if (verdict.isPresent()) {
            end(key, job, verdict.get());
            return;
        }
        JobVerdict.remaining(status, now).ifPresent(left -> loop.addAfter(key, left.plusMillis(1)));
        long active = pods.stream().filter(JobPod::isActive).count();
        long terminating = pods.stream()
                .filter(pod -> pod.isTerminating() && !pod.isOver())
                .count();
        int wanted = wanted(status);
        Duration wait = waitAfterFailure(status, pods, now);
        if (active > wanted) {
            pods.stream().filter(JobPod::isActive).limit(active - wanted).forEach(pod -> delete(pod.key()));
        } else if (active + terminating < wanted && wait.isPositive()) {
            loop.addAfter(key, wait);
        } else {
            for (long n = active + terminating; n < wanted; n++) {
                create(key, job);
            }
        }
        publish(key, job);
    }

    private void create(ObjectKey key, ObjectNode job) {
        ObjectNode pod = JobPod.of(job);
        try {
            store.create(new JobPod(pod).key(), pod);
        } catch (StatusException refused) {
            if (refused.code() != 403) {
                throw refused;
            }
            events.warning(job, "FailedCreate", "Error creating: " + refused.getMessage());
            loop.addAfter(key, REFUSED);
        }
    }

    private static int wanted(JobStatus status) {
        JsonNode spec = status.job().path("spec");
        int parallelism = spec.path("parallelism").asInt(1);
        if (!spec.has("completions")) {
            return status.count("succeeded") > 0 ? 0 : parallelism;
        }
        return Math.min(parallelism, spec.path("completions").asInt() - status.count("succeeded"));
    }

    private Duration waitAfterFailure(JobStatus status, List<JobPod> pods, Instant now) {
        int failures = status.count("failed");
        Optional<Instant> latest = pods.stream()
                .filter(JobPod::hasFailed)
                .flatMap(pod -> pod.object().at("/status/containerStatuses").valueStream())
                .map(container -> container.at("/state/terminated/finishedAt").asText(""))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse)
                .max(Instant::compareTo);
        if (failures == 0 || latest.isEmpty()) {
            return Duration.ZERO;
        }
        Duration wait = backoff.multipliedBy(1L << Math.min(failures - 1, 20));
        return Duration.between(now, latest.get().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
    }

    private void end(ObjectKey key, ObjectNode job, JobVerdict verdict) {
        change(
                key,
                job,
                status -> status.set(verdict.announced(), true, verdict.reason(), verdict.message(), clock.instant()));
        pods(job).stream().filter(JobPod::isActive).forEach(pod -> delete(pod.key()));
        publish(key, job);
        if (pods(job).stream().allMatch(pod -> pod.isOver() && !pod.isTracked())) {
            change(key, job, status -> {
                status.set(verdict.reached(), true, verdict.reason(), verdict.message(), clock.instant());
                if (verdict.success()) {
                    status.completedAt(clock.instant());
                }
            });
        }
    }

    private void suspend(ObjectKey key, ObjectNode job) {
        pods(job).stream().filter(JobPod::isActive).forEach(pod -> delete(pod.key()));
        change(key, job, status -> {
            status.restart();
            status.set("Suspended", true, "JobSuspended", "Job suspended", clock.instant());
        });
        publish(key, job);
    }

    private void forgetInTime(ObjectKey key, JobStatus status) {
        JsonNode seconds = status.job().path("spec").path("ttlSecondsAfterFinished");
        if (!seconds.isNumber()) {
            return;
        }
        Instant end = status.condition(status.has("Complete") ? "Complete" : "Failed")
                .map(condition ->
                        Instant.parse(condition.path("lastTransitionTime").asText()))
                .orElseGet(clock::instant);
        Duration left = Duration.between(clock.instant(), end.plusSeconds(seconds.asLong()));
        if (left.isPositive()) {
            loop.addAfter(key, left.plusMillis(1));
        } else {
            delete(key);
        }
    }

    private void publish(ObjectKey key, ObjectNode job) {
        List<JobPod> pods = pods(job);
        int active = (int) pods.stream().filter(JobPod::isActive).count();
        int ready = (int) pods.stream().filter(JobPod::isReady).count();
        int terminating = (int) pods.stream()
                .filter(pod -> pod.isTerminating() && !pod.isOver())
                .count();
        change(key, job, status -> status.counts(active, ready, terminating));
    }

    /** Changes the status of this Job, and not of another that has its name by now. */
    private JobStatus change(ObjectKey key, ObjectNode job, Consumer<JobStatus> change) {
        return new JobStatus(store.update(key, live -> {
            if (live.at("/metadata/uid").equals(job.at("/metadata/uid"))) {
                change.accept(new JobStatus(live));
            }
            return live;
        }));
    }

    private List<JobPod> pods(ObjectNode job) {
        return store.list("", "pods", job.at("/metadata/namespace").asText()).stream()
                .filter(pod -> pod.at("/metadata/ownerReferences")
                        .valueStream()
                        .anyMatch(owner -> owner.path("uid").equals(job.at("/metadata/uid"))))
                .map(JobPod::new)
                .toList();
    }

    private void release(JobPod pod) {
        tolerateAbsence(() -> store.update(pod.key(), JobPod::untracked));
    }

    private void delete(ObjectKey key) {
        tolerateAbsence(() -> store.delete(key));
    }

    private static void tolerateAbsence(Runnable action) {
        try {
            action.run();
        } catch (StatusException e) {
            if (e.code() != 404) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        loop.close();
    }
}
