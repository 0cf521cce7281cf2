package io.pteronimbus.localcluster.workload;

import static io.pteronimbus.localcluster.workload.WorkloadFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashRecoveryTest {

    private static final String SCRIPT = """
            exec > /dev/null 2>&1; sleep 305 & child=$!; echo $PTN_PID > %1$s/pid; echo $child > %1$s/child
            trap 'echo asked >> %1$s/ended; kill $child; exit 0' TERM
            echo start >> %1$s/started; while :; do sleep 0.05; done
            """;

    @TempDir
    Path directory;

    @Test
    void shouldEndOrphansAndStartPodsAgainWhenClusterWasKilled() throws Exception {
        // given
        Process doomed = DoomedCluster.start(directory, SCRIPT.formatted(directory));
        try {
            soon().until(() ->
                    Files.exists(directory.resolve("running")) && Files.exists(directory.resolve("started")));
        } finally {
            // when
            doomed.destroyForcibly().waitFor();
        }
        long pid = number("pid");
        long child = number("child");
        boolean orphaned = isAlive(pid) && isAlive(child);

        // then
        assertThat(orphaned).isTrue();
        try (var cluster = new WorkloadFixture(directory)) {
            soon().until(() -> Files.readAllLines(directory.resolve("started")).size() == 2);
            cluster.awaitRunning("steady");
            assertThat(isAlive(pid)).isFalse();
            assertThat(isAlive(child)).isFalse();
            assertThat(directory.resolve("ended")).hasContent("asked");
            assertThat(cluster.container("steady").path("restartCount").asInt()).isZero();
            assertThat(cluster.container("steady")
                            .at("/lastState/terminated/reason")
                            .asText())
                    .isEqualTo("ContainerStatusUnknown");
        }
        assertThat(isAlive(number("pid"))).isFalse();
    }

    private long number(String file) throws IOException {
        return Long.parseLong(Files.readString(directory.resolve(file)).strip());
    }

    private static boolean isAlive(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return false;
        }
    }
}
