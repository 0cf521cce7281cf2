package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pteronimbus.controller.node.KnownNode;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodChildTest {
    private static final String META = """
            metadata:
              name: gs-1-0
              uid: p1
              annotations: {pteronimbus.io/restart-nonce: "3", pteronimbus.io/kill-nonce: "1"}
            """;

    @Nested
    class Observed {
        @Test
        void shouldWaitWhenPodIsNew() {
            // given
            var pod = pod(META);

            // when
            var seen = PodChild.observed(pod, null);

            // then
            assertThat(seen.uid()).isEqualTo("p1");
            assertThat(seen.restartNonce()).isEqualTo(3);
            assertThat(seen.killNonce()).isEqualTo(1);
            assertThat(seen.deleting()).isFalse();
            assertThat(seen.container()).isEqualTo(new ContainerNow.Waiting(null, null));
            assertThat(seen.exits()).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "CrashLoopBackOff,ConfigFilesFailed",
            "ImagePullBackOff,ImagePullBackOff",
            "CreateContainerConfigError,CreateContainerConfigError",
            "PodInitializing,PodInitializing"
        })
        void shouldWaitForWhatRunsBeforeWhenThatIsStuck(String before, String reason) {
            // given
            var pod = pod(META + """
                    status:
                      phase: Pending
                      initContainerStatuses:
                      - name: config-files
                        state: {waiting: {reason: %s, message: why}}
                      containerStatuses:
                      - name: game
                        state: {waiting: {reason: PodInitializing, message: why}}
                    """.formatted(before));

            // when
            var seen = PodChild.observed(pod, null);

            // then
            assertThat(seen.container()).isEqualTo(new ContainerNow.Waiting(reason, "why"));
        }

        @Test
        void shouldCountEndsWhenContainerWasRestarted() {
            // given
            var pod = pod(META + """
                    status:
                      phase: Running
                      containerStatuses:
                      - name: game
                        restartCount: 2
                        containerID: c3
                        state: {running: {startedAt: "2026-03-01T10:00:05Z"}}
                        lastState:
                          terminated: {exitCode: 137, reason: OOMKilled, containerID: c2, finishedAt: "2026-03-01T10:00:00Z"}
                    """);

            // when
            var seen = PodChild.observed(pod, null);

            // then
            assertThat(seen.container()).isEqualTo(new ContainerNow.Running("c3"));
            assertThat(seen.exits()).isEqualTo(2);
            assertThat(seen.newestExit())
                    .isEqualTo(new ContainerExit("c2", 137, "OOMKilled", null, Instant.parse("2026-03-01T10:00:00Z")));
        }

        @Test
        void shouldCountEndThatIsNotRestartedYetWhenContainerWaits() {
            // given
            var pod = pod(META + """
                    status:
                      phase: Running
                      containerStatuses:
                      - name: game
                        restartCount: 1
                        state: {waiting: {reason: CrashLoopBackOff, message: back-off}}
                        lastState: {terminated: {exitCode: 1, containerID: c2}}
                    """);

            // when
            var seen = PodChild.observed(pod, null);

            // then
            assertThat(seen.container()).isEqualTo(new ContainerNow.Waiting("CrashLoopBackOff", "back-off"));
            assertThat(seen.exits()).isEqualTo(2);
        }

        @Test
        void shouldSeeWhatSchedulerSays() {
            // given
            var pod = pod(META + """
                    status:
                      phase: Pending
                      conditions:
                      - {type: PodScheduled, status: "False", reason: Unschedulable, message: 0/1 nodes are available}
                    """);

            // when
            var seen = PodChild.observed(pod, null);

            // then
            assertThat(seen.place()).isEqualTo(new PodPlace("0/1 nodes are available", null, null));
        }

        @Test
        void shouldSeeSinceWhenNodeHasItAndThatItWasEvicted() {
            // given
            var pod = pod(META + """
                    status:
                      phase: Failed
                      reason: Evicted
                      message: low on memory
                      conditions:
                      - {type: PodScheduled, status: "True", lastTransitionTime: "2026-03-01T10:00:00Z"}
                    """);

            // when
            var seen = PodChild.observed(pod, null);

            // then
            assertThat(seen.place())
                    .isEqualTo(new PodPlace(null, Instant.parse("2026-03-01T10:00:00Z"), "low on memory"));
        }

        @ParameterizedTest
        @CsvSource({
            "OutOfcpu, 'Pod was rejected: Node didn''t have enough resource: cpu'",
            "NodeAffinity, 'Pod was rejected: Predicate NodeAffinity failed'",
            "UnexpectedAdmissionError, 'Allocate failed'",
            "Terminated, 'Pod was terminated in response to imminent node shutdown.'"
        })
        void shouldSeeThatItIsNoCrashWhenNodeEndsPodOrDoesNotTakeIt(String reason, String message) {
            // given
            var pod = pod(META + "status: {phase: Failed, reason: " + reason + ", message: \"" + message + "\"}\n");

            // when
            var seen = PodChild.observed(pod);

            // then
            assertThat(seen.place().eviction()).isEqualTo(message);
        }

        @Test
        void shouldSeeNoEvictionWhenContainersOfInstallationFailedByThemselves() {
            // given
            var pod = pod(META + "status: {phase: Failed}\n");

            // when
            var seen = PodChild.observed(pod);

            // then
            assertThat(seen.place().eviction()).isNull();
        }

        @Test
        void shouldSeeLossAndDeletionWhenTheyAreThere() {
            // given
            var pod = pod(META
                    + "  deletionTimestamp: \"2026-03-01T10:00:00Z\"\n  deletionGracePeriodSeconds: 40\n"
                    + "status: {phase: Unknown}\n");

            // when
            var seen = PodChild.observed(pod, null);

            // then
            assertThat(seen.deleting()).isTrue();
            assertThat(seen.gracePeriod()).isEqualTo(40);
            assertThat(seen.nodeLost()).isTrue();
        }
    }

    @Nested
    class Lost {
        private static final KnownNode HEARD = new KnownNode(null, false, 0, 0);
        private static final KnownNode LOST = new KnownNode(null, true, 0, 0);
        private static final String RUNS =
                META + "status: {phase: Running, conditions: [{type: Ready, status: \"%s\"}, "
                        + "{type: ContainersReady, status: \"%s\"}]}\n";

        @Test
        void shouldBeWhenNodeIsNotHeardFromWhateverThePodSays() {
            assertThat(PodChild.observed(pod(RUNS.formatted("True", "True")), LOST)
                            .nodeLost())
                    .isTrue();
            assertThat(PodChild.observed(pod(META), LOST).nodeLost())
                    .as("no status")
                    .isFalse();
            assertThat(PodChild.observed(pod(META + "status: {phase: Pending}\n"), LOST)
                            .nodeLost())
                    .isTrue();
        }

        @Test
        void shouldNotBeWhenNodeIsHeardFromOrPodIsOver() {
            assertThat(PodChild.observed(pod(RUNS.formatted("False", "True")), HEARD)
                            .nodeLost())
                    .isFalse();
            assertThat(PodChild.observed(pod(META + "status: {phase: Failed}\n"), LOST)
                            .nodeLost())
                    .isFalse();
        }

        @Test
        void shouldBeToldByThePodAloneWhenNobodyKnowsItsNode() {
            assertThat(PodChild.observed(pod(RUNS.formatted("False", "True")), null)
                            .nodeLost())
                    .isTrue();
            assertThat(PodChild.observed(pod(RUNS.formatted("False", "False")), null)
                            .nodeLost())
                    .isFalse();
            assertThat(PodChild.observed(pod(RUNS.formatted("True", "True")), null)
                            .nodeLost())
                    .isFalse();
        }
    }

    private static Pod pod(String yaml) {
        return new KubernetesSerialization().unmarshal("apiVersion: v1\nkind: Pod\n" + yaml, Pod.class);
    }
}
