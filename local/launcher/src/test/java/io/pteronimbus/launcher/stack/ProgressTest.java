package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void shouldAddALineWhenAStepTakesLongerThanASecond() throws Exception {
        // when
        progress(false).step("waiting", () -> new CountDownLatch(1).await(1200, TimeUnit.MILLISECONDS));

        // then
        assertThat(lines()).hasSize(2).startsWith("  … waiting");
        assertThat(lines()[1]).matches("  ✓ waiting \\(1\\.[0-9] s\\)");
    }

    @Test
    void shouldRewriteTheLineOnATerminal() throws Exception {
        // when
        progress(true).step("waiting", () -> new CountDownLatch(1).await(1200, TimeUnit.MILLISECONDS));

        // then
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("\r\033[K  … waiting (1 s)\r\033[K  ✓ waiting");
    }

    @Test
    void shouldMarkAStepThatFails() {
        // when
        assertThatIOException()
                .isThrownBy(() -> progress(false).step("failing", () -> {
                    throw new IOException("broken");
                }));

        // then
        assertThat(lines()[0]).startsWith("  ✗ failing (");
    }

    @Test
    void shouldShowTenthsOfASecond() {
        assertThat(Progress.seconds(Duration.ofMillis(12_345))).isEqualTo("12.3 s");
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), terminal);
    }

    private String[] lines() {
        return printed.toString(StandardCharsets.UTF_8).split("\n");
    }
}
