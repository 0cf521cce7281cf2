package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.MappedCluster.NAMESPACE;
import static io.pteronimbus.localcluster.contract.MappedCluster.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract: Workloads, Jobs run to completion. */
class JobContractTest {

    @TempDir
    private static Path directory;

    private static MappedCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = new MappedCluster(directory);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static void create(String name, String spec, String policy, String script) {
        cluster.apply("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %s}
                spec:
                  %s
                  template:
                    spec:
                      restartPolicy: %s
                      terminationGracePeriodSeconds: 1
                      containers:
                      - {name: main, image: 'shell:1', args: ['%s']}
                """.formatted(name, spec, policy, script));
    }

    private static ScalableResource<Job> job(String name) {
        return cluster.client.batch().v1().jobs().inNamespace(NAMESPACE).withName(name);
    }

    private static Job awaitCondition(String name, String type) {
        soon().until(() -> has(job(name).get(), type));
        return job(name).get();
    }

    private static boolean has(Job job, String type) {
        return job.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals(type)
                        && condition.getStatus().equals("True"));
    }

    private static JobCondition condition(Job job, String type) {
        return job.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<Pod> pods(String job) {
        return cluster.client
                .pods()
                .inNamespace(NAMESPACE)
                .withLabel("batch.kubernetes.io/job-name", job)
                .list()
                .getItems();
    }

    @Test
    void shouldCompleteWhenPodSucceeds() {
        // when
        create("passing", "backoffLimit: 0", "Never", "echo done");

        // then
        Job job = awaitCondition("passing", "Complete");
        assertThat(job.getStatus().getSucceeded()).isEqualTo(1);
        assertThat(job.getStatus().getFailed()).isNull();
        assertThat(job.getStatus().getStartTime()).isNotNull();
        assertThat(job.getStatus().getCompletionTime()).isNotNull();
        assertThat(has(job, "SuccessCriteriaMet")).isTrue();
        assertThat(pods("passing")).singleElement().satisfies(pod -> {
            assertThat(pod.getStatus().getPhase()).isEqualTo("Succeeded");
            assertThat(pod.getMetadata().getFinalizers()).isEmpty();
            assertThat(job.getSpec().getSelector().getMatchLabels())
                    .containsEntry(
                            "batch.kubernetes.io/controller-uid",
                            pod.getMetadata().getLabels().get("batch.kubernetes.io/controller-uid"))
                    .containsValue(job.getMetadata().getUid());
        });
        assertThat(cluster.log(pods("passing").getFirst().getMetadata().getName()))
                .isEqualTo("done\n");
    }

    @Test
    void shouldFailWhenBackoffLimitIsExceeded() {
        // when
        create("failing", "backoffLimit: 1", "Never", "exit 3");

        // then
        Job job = awaitCondition("failing", "Failed");
        assertThat(condition(job, "Failed").getReason()).isEqualTo("BackoffLimitExceeded");
        assertThat(job.getStatus().getFailed()).isEqualTo(2);
        assertThat(has(job, "Complete")).isFalse();
        assertThat(pods("failing")).hasSize(2);
    }

    @Test
    void shouldFailWhenContainersAreRestartedTooOften() {
        // when
        create("restarting", "backoffLimit: 2", "OnFailure", "exit 3");

        // then
        Job job = awaitCondition("restarting", "Failed");
        assertThat(condition(job, "Failed").getReason()).isEqualTo("BackoffLimitExceeded");
        assertThat(pods("restarting")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void shouldRunSideBySideWhenParallelismAllows() {
        // given
        Path gate = directory.resolve("gate");

        // when
        create(
                "several",
                "completions: 3\n  parallelism: 2",
                "Never",
                "while [ ! -e %s ]; do sleep 0.05; done".formatted(gate));

        // then
        soon().until(() ->
                Integer.valueOf(2).equals(job("several").get().getStatus().getReady()));
        assertThat(pods("several")).hasSize(2);
        assertThat(gate.toFile().mkdir()).isTrue();
        Job job = awaitCondition("several", "Complete");
        assertThat(job.getStatus().getSucceeded()).isEqualTo(3);
        assertThat(pods("several")).hasSize(3);
    }

    @Test
    void shouldFailWhenDeadlineIsOver() {
        // when
        create("endless", "activeDeadlineSeconds: 1", "Never", "exec sleep 300");

        // then
        Job job = awaitCondition("endless", "Failed");
        assertThat(condition(job, "Failed").getReason()).isEqualTo("DeadlineExceeded");
        soon().until(() -> pods("endless").isEmpty());
    }

    @Test
    void shouldGoWithItsPodsWhenTimeToLiveIsOver() {
        // when
        create("brief", "ttlSecondsAfterFinished: 1", "Never", "true");

        // then
        awaitCondition("brief", "Complete");
        soon().until(() -> job("brief").get() == null);
        soon().until(() -> pods("brief").isEmpty());
    }

    @Test
    void shouldCountAsFailureAndReplaceWhenPodIsDeleted() {
        // given
        create("disturbed", "backoffLimit: 3", "Never", "exec sleep 300");
        soon().until(() -> pods("disturbed").stream()
                .anyMatch(pod -> "Running".equals(pod.getStatus().getPhase())));
        String first = pods("disturbed").getFirst().getMetadata().getName();

        // when
        cluster.pod(first).delete();

        // then
        soon().until(() ->
                Integer.valueOf(1).equals(job("disturbed").get().getStatus().getFailed()));
        soon().until(() -> pods("disturbed").stream()
                .anyMatch(pod -> !pod.getMetadata().getName().equals(first)
                        && "Running".equals(pod.getStatus().getPhase())));
        job("disturbed").delete();
        soon().until(() -> pods("disturbed").isEmpty());
    }

    @Test
    void shouldRunNothingWhenSuspended() {
        // given
        create("waiting", "suspend: true", "Never", "true");
        awaitCondition("waiting", "Suspended");
        assertThat(pods("waiting")).isEmpty();

        // when
        job("waiting").edit(job -> {
            job.getSpec().setSuspend(false);
            return job;
        });

        // then
        awaitCondition("waiting", "Complete");
    }

    @Test
    void shouldRunWhatTheImageInstallsFirstWhenJobHasInitContainers() {
        // when
        cluster.apply("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: install}
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      volumes: [{name: data, emptyDir: {}}]
                      initContainers:
                      - {name: fetch, image: 'shell:1', args: ['echo files > /data/game'], volumeMounts: [{name: data, mountPath: /data}]}
                      containers:
                      - {name: main, image: 'shell:1', args: ['cat /data/game'], volumeMounts: [{name: data, mountPath: /data}]}
                """);

        // then
        awaitCondition("install", "Complete");
        assertThat(cluster.log(pods("install").getFirst().getMetadata().getName()))
                .isEqualTo("files\n");
    }
}
