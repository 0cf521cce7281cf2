package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    @TempDir
    private Path target;

    @Test
    void shouldBeWrittenWhenAProgramEndsAndSayNothing() throws Exception {
        // when
        String output = runJava();

        // then
        assertThat(target.resolve("start.jsa")).isNotEmptyFile();
        assertThat(output).startsWith("openjdk");
    }

    private String runJava() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JavaFlags.command(JavaFlags.SERVICE));
        command.addAll(StartCache.options(target));
        command.add("--version");
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        return output;
    }
}
