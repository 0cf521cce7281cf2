package io.pteronimbus.localcluster.workload.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SessionTest {
    private static final long INTERRUPT_AND_QUIT = 1 << 1 | 1 << 2;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads what is ignored from /proc")
    void shouldHearEverySignalWhenStartedFromAJobThatIgnoresSome() throws Exception {
        // given
        List<String> job = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT QUIT; exec \"$@\"", "sh"));
        job.addAll(Session.wrap("exec \"$@\"", List.of("sed", "-n", "s/^SigIgn:[[:space:]]*//p", "/proc/self/status")));

        // when
        Process process = new ProcessBuilder(job).redirectErrorStream(true).start();
        String ignored = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        // then
        assertThat(Long.parseUnsignedLong(ignored, 16) & INTERRUPT_AND_QUIT).isZero();
    }
}
