package io.pteronimbus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
    @TempDir
    private Path directory;

    @Test
    void shouldFindTheProcessItWasMadeOf() throws Exception {
        // given
        RunDirectory run = RunDirectory.at(directory);
        run.write("me", ProcessHandle.current(), 80);

        // when
        List<ProcessRecord> records = run.readAll();

        // then
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.find()).contains(ProcessHandle.current());
            assertThat(record.port()).isEqualTo(80);
        });
    }

    @Test
    void shouldFindNobodyWhenThePidBelongsToAnotherByNow() {
        // given
        ProcessRecord now = ProcessRecord.of("me", ProcessHandle.current(), 80);

        // when
        ProcessRecord before = new ProcessRecord("me", now.pid(), now.startedAtMillis() - 60_000, 80);

        // then
        assertThat(before.find()).isEmpty();
    }

    @Test
    void shouldFindNobodyWhenTheProcessHasEnded() throws Exception {
        // given
        Process process = new ProcessBuilder("sleep", "600").start();
        ProcessRecord record = ProcessRecord.of("gone", process.toHandle(), 1);

        // when
        process.destroyForcibly().waitFor();

        // then
        assertThat(record.find()).isEmpty();
    }
}
