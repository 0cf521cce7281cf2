package io.pteronimbus.localcluster.workload.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcFilesTest {

    @TempDir
    private Path proc;

    private void process(int pid, int session, String times, int kilobytes) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(Integer.toString(pid)));
        Files.writeString(
                directory.resolve("stat"),
                "%d (a (b) c) S 1 %d %d 0 -1 4194560 0 0 0 0 %s 20 0 1 0 100 0 0\n"
                        .formatted(pid, pid, session, times));
        Files.writeString(directory.resolve("status"), "Name:\tx\nVmRSS:\t   %d kB\n".formatted(kilobytes));
    }

    @Test
    void shouldSumUpSessionsWhenProcessesShareThem() throws IOException {
        // given
        process(10, 10, "100 50 25 25", 1000);
        process(11, 10, "10 0 0 0", 24);
        process(20, 20, "1 0 0 0", 5);
        Files.createDirectories(proc.resolve("30"));

        // when
        var sessions = new ProcFiles(proc).sessions();

        // then
        assertThat(sessions).containsOnlyKeys(10L, 20L);
        assertThat(sessions.get(10L)).isEqualTo(new ProcFiles.Reading(Duration.ofMillis(2100), 1024 * 1024));
    }

    @Test
    void shouldMeasureTheMachineWhenItTells() throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 1 1 1 1 1 1 1 1\n");
        Files.writeString(proc.resolve("meminfo"), "MemTotal: 1000 kB\nMemFree: 1 kB\nMemAvailable: 400 kB\n");

        assertThat(new ProcFiles(proc).machine()).contains(new ProcFiles.Reading(Duration.ofMillis(1500), 600 * 1024));
    }

    @Test
    void shouldTellNothingWhenThereAreNoSuchFiles() {
        var none = new ProcFiles(proc.resolve("none"));

        assertThat(none.sessions()).isEmpty();
        assertThat(none.machine()).isEmpty();
        assertThat(none.oomKills()).isZero();
    }

    @Test
    void shouldRememberForTwoLooksWhenTheKernelEndedSomething() throws IOException {
        // given
        Files.writeString(proc.resolve("vmstat"), "nr_free 1\noom_kill 3\n");
        var kills = new OomKills(new ProcFiles(proc));
        assertThat(kills.happenedLately()).isFalse();

        // when
        Files.writeString(proc.resolve("vmstat"), "nr_free 1\noom_kill 4\n");

        // then
        assertThat(kills.happenedLately()).isTrue();
        kills.look();
        assertThat(kills.happenedLately()).isTrue();
        kills.look();
        assertThat(kills.happenedLately()).isFalse();
    }
}
