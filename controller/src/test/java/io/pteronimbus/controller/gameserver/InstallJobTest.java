package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pteronimbus.controller.gameserver.ObservedInstall.Phase;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallJobTest {
    private static final ServerRef REF = new ServerRef(UUID.randomUUID(), UUID.randomUUID());
    private static final String ENDED = """
            status:
              phase: Failed
              initContainerStatuses:
              - name: install
                state: {terminated: {exitCode: %d, reason: Error}}
            """;

    @Nested
    class Made {
        @Test
        void shouldRunScriptOnTheServersVolumeAndThenHandFilesOver() {
            // when
            var job = InstallJob.of(server("echo hello"), REF);
            var pod = job.getSpec().getTemplate().getSpec();
            var script = pod.getInitContainers().getFirst();
            var last = pod.getContainers().getFirst();

            // then
            assertThat(job.getMetadata().getName()).isEqualTo("gs-" + REF.serverId() + "-install-4");
            assertThat(job.getSpec().getBackoffLimit()).isZero();
            assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(90);
            assertThat(script.getCommand()).containsExactly("bash", "/mnt/install/install.sh");
            assertThat(script.getEnv()).extracting(EnvVar::getName).containsExactly("VERSION");
            assertThat(script.getWorkingDir()).isEqualTo("/mnt/server");
            assertThat(script.getVolumeMounts())
                    .extracting(mount -> mount.getName() + mount.getMountPath())
                    .containsExactlyInAnyOrder("data/mnt/server", "script/mnt/install");
            assertThat(last.getCommand()).last().isEqualTo("/mnt/server");
            assertThat(last.getCommand().get(2)).contains("chown -R 1000:1000");
            assertThat(InstallJob.script(server("echo hello"), REF)
                            .orElseThrow()
                            .getData())
                    .containsEntry("install.sh", "echo hello");
        }

        @Test
        void shouldBeNoPartOfTheGameAndAskNoMoreThanIt() {
            // when
            var template = InstallJob.of(server("true"), REF).getSpec().getTemplate();
            var pod = template.getSpec();

            // then
            assertThat(template.getMetadata().getLabels()).doesNotContainKey(Labels.SERVER);
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(List.of(
                            pod.getInitContainers().getFirst(),
                            pod.getContainers().getFirst()))
                    .allSatisfy(container -> {
                        assertThat(container.getResources().getLimits().get("memory"))
                                .hasToString("512Mi");
                        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                                .isFalse();
                        assertThat(container
                                        .getSecurityContext()
                                        .getCapabilities()
                                        .getDrop())
                                .containsExactly("ALL");
                        assertThat(container
                                        .getSecurityContext()
                                        .getCapabilities()
                                        .getAdd())
                                .containsExactlyInAnyOrder("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID");
                    });
        }

        @Test
        void shouldLeaveImageItsEntryPointWhenThereIsNoScript() {
            // when
            var pod = InstallJob.of(server(""), REF).getSpec().getTemplate().getSpec();

            // then
            assertThat(pod.getInitContainers().getFirst().getCommand()).isEmpty();
            assertThat(pod.getVolumes()).hasSize(1);
            assertThat(InstallJob.script(server(""), REF)).isEmpty();
        }
    }

    @Nested
    class Wiped {
        @TempDir
        Path files;

        @Test
        void shouldDeleteNothingUnlessAsked() {
            assertThat(InstallJob.of(server("true"), REF)
                            .getSpec()
                            .getTemplate()
                            .getSpec()
                            .getInitContainers())
                    .extracting(Container::getName)
                    .containsExactly("install");
        }

        @Test
        void shouldDeleteAllButWhatLinksLeadTo(@TempDir Path elsewhere) throws Exception {
            // given
            var kept = Files.writeString(elsewhere.resolve("kept"), "kept");
            Files.createDirectories(files.resolve("world/region"));
            Files.writeString(files.resolve("world/region/-rf"), "x");
            Files.writeString(files.resolve(".hidden"), "x");
            Files.writeString(files.resolve("..odd"), "x");
            Files.writeString(files.resolve("with blank and *"), "x");
            Files.createSymbolicLink(files.resolve("link"), elsewhere);
            Files.createDirectory(files.resolve("lost+found"));

            // when
            var code = wipe(4);

            // then
            assertThat(code).isZero();
            assertThat(names()).containsExactlyInAnyOrder("lost+found", ".pteronimbus-wiped");
            assertThat(kept).hasContent("kept");
        }

        @Test
        void shouldDeleteOnceForEachInstallation() throws Exception {
            // given
            wipe(4);
            Files.writeString(files.resolve("world"), "made since");

            // when
            var again = wipe(4);
            var keptByTheSame = names();
            var next = wipe(5);

            // then
            assertThat(again).isZero();
            assertThat(keptByTheSame).contains("world");
            assertThat(next).isZero();
            assertThat(names()).containsExactly(".pteronimbus-wiped");
        }

        @Test
        void shouldFailAndSayWhatWhenFilesCannotBeDeleted() throws Exception {
            // when
            Files.delete(files);

            // then
            assertThat(wipe(4)).isNotZero();
            assertThat(Sentences.ofInstallEnd("wipe", 2))
                    .isEqualTo("The server's files could not be deleted (exit code 2).");
        }

        private List<String> names() throws IOException {
            try (var all = Files.list(files)) {
                return all.map(file -> file.getFileName().toString()).toList();
            }
        }

        /** Runs what the container would, in the folder that would be its volume. */
        private int wipe(long nonce) throws Exception {
            var container = InstallJob.of(server("true", true), REF)
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getInitContainers()
                    .getFirst();
            assertThat(container.getName()).isEqualTo("wipe");
            assertThat(container.getCommand()).endsWith("/mnt/server", "4");
            var command = new ArrayList<>(container.getCommand());
            command.set(command.size() - 2, files.toString());
            command.set(command.size() - 1, Long.toString(nonce));
            return new ProcessBuilder(command).start().waitFor();
        }
    }

    @Nested
    class Seen {
        @Test
        void shouldBeAtWorkWhenJobHasNoEnd() {
            // when
            var seen = InstallSight.of(job(""), List.of());

            // then
            assertThat(seen.nonce()).isEqualTo(4);
            assertThat(seen.killNonce()).isEqualTo(2);
            assertThat(seen.isAtWork()).isTrue();
            assertThat(seen.holdsVolume()).isTrue();
        }

        @Test
        void shouldHaveSucceededWhenJobIsComplete() {
            // when
            var seen = InstallSight.of(job("Complete"), List.of());

            // then
            assertThat(seen.phase()).isEqualTo(Phase.SUCCEEDED);
            assertThat(seen.holdsVolume()).isFalse();
        }

        /** Else the game that was started meanwhile would be stopped again. */
        @Test
        void shouldNotHoldVolumeAgainWhenItIsDeletedAfterItsEnd() {
            // given
            var job = job("Complete");
            job.getMetadata().setDeletionTimestamp("2026-01-02T03:04:05Z");

            // when
            var seen = InstallSight.of(job, List.of(pod("j1", "status: {phase: Succeeded}\n")));

            // then
            assertThat(seen.holdsVolume()).isFalse();
            assertThat(seen.isAtWork()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"'',", "Complete,", "Failed,DeadlineExceeded"})
        void shouldHoldVolumeUntilItsPodHasEnded(String condition, String reason) {
            // given
            var job = job(condition, reason);
            job.getMetadata().setDeletionTimestamp("2026-01-02T03:04:05Z");

            // when
            var seen = InstallSight.of(job, List.of(pod("j1", "status: {phase: Running}\n")));

            // then
            assertThat(seen.holdsVolume()).isTrue();
            assertThat(seen.isAtWork()).isTrue();
        }

        @Test
        void shouldKnowExitCodeWhenScriptFailed() {
            // when
            var seen = InstallSight.of(job("Failed"), List.of(pod("j1", ENDED.formatted(22))));

            // then
            assertThat(seen.phase()).isEqualTo(Phase.FAILED);
            assertThat(seen.exitCode()).isEqualTo(22);
            assertThat(seen.message()).isEqualTo("The installation ended with exit code 22.");
            assertThat(seen.container()).isEqualTo("install");
        }

        @ParameterizedTest
        @CsvSource({
            "'running: {startedAt: \"2026-03-02T10:00:00Z\"}', false",
            "'terminated: {exitCode: 1, reason: Error}', true"
        })
        void shouldKnowWhereScriptsOutputIs(String state, boolean hasEnded) {
            // given
            var pod = pod("j1", """
                    status:
                      phase: Running
                      initContainerStatuses:
                      - name: wipe
                        containerID: containerd://c0
                        state: {terminated: {exitCode: 0}}
                      - name: install
                        containerID: containerd://c1
                        state: {%s}
                    """.formatted(state));

            // then
            assertThat(InstallSight.of(job(""), List.of(pod)).output())
                    .isEqualTo(new OutputSource("job-abcde", "install", "containerd://c1", hasEnded));
            assertThat(InstallSight.of(job(""), List.of(pod("j1", ENDED.formatted(1))))
                            .output())
                    .isNull();
        }

        @Test
        void shouldWaitForPodToTellWhenJobFailedFirst() {
            // when
            var seen = InstallSight.of(job("Failed"), List.of(pod("j1", "status: {phase: Running}\n")));

            // then
            assertThat(seen.phase()).isEqualTo(Phase.RUNNING);
        }

        @Test
        void shouldSaySoWhenItTookTooLong() {
            // when
            var seen = InstallSight.of(job("Failed", "DeadlineExceeded"), List.of());

            // then
            assertThat(seen.message()).isEqualTo("The installation took longer than 90 s.");
            assertThat(seen.exitCode()).isNull();
        }

        @Test
        void shouldHaveFailedWhenImageCannotBeHad() {
            // given
            var pod = pod("j1", """
                    status:
                      phase: Pending
                      initContainerStatuses:
                      - name: install
                        state: {waiting: {reason: ImagePullBackOff, message: no such image}}
                    """);

            // when
            var seen = InstallSight.of(job(""), List.of(pod));

            // then
            assertThat(seen.phase()).isEqualTo(Phase.FAILED);
            assertThat(seen.holdsVolume()).isTrue();
            assertThat(seen.message()).isEqualTo("The image cannot be had. The cluster says: no such image");
        }

        @Test
        void shouldNotTakePodOfAnotherInstallationForItsOwn() {
            // when
            var seen = InstallSight.of(job("Failed"), List.of(pod("other", ENDED.formatted(22))));

            // then
            assertThat(seen.exitCode()).isNull();
            assertThat(seen.message()).isEqualTo("The installation failed: because");
        }
    }

    private static Job job(String condition) {
        return job(condition, "BackoffLimitExceeded");
    }

    private static Job job(String condition, String reason) {
        var conditions = condition.isEmpty()
                ? "[]"
                : "[{type: " + condition + ", status: \"True\", reason: " + reason + ", message: because}]";
        return new KubernetesSerialization().unmarshal("""
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: job
                  uid: j1
                  annotations: {pteronimbus.io/install-nonce: "4", pteronimbus.io/kill-nonce: "2"}
                spec: {activeDeadlineSeconds: 90}
                status: {conditions: %s}
                """.formatted(conditions), Job.class);
    }

    private static Pod pod(String owner, String status) {
        return new KubernetesSerialization().unmarshal("""
                apiVersion: v1
                kind: Pod
                metadata:
                  name: job-abcde
                  ownerReferences: [{uid: %s, kind: Job, name: job, apiVersion: batch/v1}]
                """.formatted(owner) + status, Pod.class);
    }

    private static GameServer server(String script) {
        return server(script, false);
    }

    private static GameServer server(String script, boolean wipe) {
        var server = new GameServer();
        server.setSpec(new GameServerSpec(
                "Lobby",
                1,
                GameServerSpec.DesiredState.RUNNING,
                0,
                2,
                new GameServerSpec.TemplateRef("demo", "1"),
                "demo:1",
                List.of(),
                List.of(),
                Map.of("VERSION", "1.21"),
                List.of(),
                new GameServerSpec.Done("Done", false),
                new GameServerSpec.Stop("stop", null, 30),
                List.of(),
                "/data",
                new GameServerSpec.Resources(500, 512, 1024),
                false,
                GameServerSpec.OnExit.RESTART,
                new GameServerSpec.Install("installer:1", "bash", script, 4, 90, wipe),
                null,
                null,
                0,
                null,
                false,
                GameServerSpec.Eviction.ALLOWED,
                List.of(),
                null));
        return server;
    }
}
