package io.pteronimbus.localcluster.workload;

import static io.pteronimbus.localcluster.workload.WorkloadFixture.NAMESPACE;
import static io.pteronimbus.localcluster.workload.WorkloadFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.localcluster.store.ObjectKey;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is cut off, as a real cluster shows it. */
class IsolationTest {
    private static final String COUNTING = "i=0; while :; do i=$((i+1)); echo $i; sleep 0.05; done";

    @TempDir
    Path directory;

    private WorkloadFixture cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new WorkloadFixture(directory);
        cluster.create("", "pods", WorkloadFixture.pod("a", COUNTING));
        cluster.awaitRunning("a");
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shouldRunOnUnheardAndBeReadyAgainWhenItIsBack() {
        // when
        cluster.isolate(true);
        var before = cluster.log("a", 0).length();

        // then
        assertThat(ready("a")).isEqualTo("False");
        assertThat(cluster.container("a").at("/state/running").isObject()).isTrue();
        assertThat(node()).isEqualTo("Unknown");
        soon().until(() -> cluster.log("a", 0).length() > before);
        // and when
        cluster.isolate(false);
        // then
        assertThat(node()).isEqualTo("True");
        soon().until(() -> ready("a").equals("True"));
    }

    @Test
    void shouldDoWhatItMissedWhenItIsBack() {
        // given
        cluster.isolate(true);
        var key = ObjectKey.pod(NAMESPACE, "a");

        // when
        cluster.store().delete(key);
        cluster.create("", "pods", WorkloadFixture.pod("b", COUNTING));
        var before = cluster.log("a", 0).length();
        soon().until(() -> cluster.log("a", 0).length() > before);

        // then
        assertThat(cluster.pod("a").at("/metadata/deletionTimestamp").isTextual())
                .isTrue();
        assertThat(cluster.pod("b").path("status").path("phase").asText()).isNotEqualTo("Running");
        // and when
        cluster.isolate(false);
        // then
        cluster.awaitGone("a");
        cluster.awaitRunning("b");
    }

    private String ready(String pod) {
        for (var condition : cluster.pod(pod).at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText();
            }
        }
        return "";
    }

    private String node() {
        return cluster.store()
                .get(LocalNode.key())
                .orElseThrow()
                .at("/status/conditions/0/status")
                .asText();
    }
}
