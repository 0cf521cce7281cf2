package io.pteronimbus.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxMainTest {

    private static Process run(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MailboxMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void shouldSayWhenItIsReadyAndEndWhenTold() throws Exception {
        // given
        var process = run("--http-port", "0", "--smtp-port", "0");
        var reader = process.inputReader(StandardCharsets.UTF_8);

        // when
        var ready =
                reader.lines().filter(line -> line.startsWith("mailbox ready")).findFirst();
        process.destroy();

        // then
        assertThat(ready)
                .hasValueSatisfying(
                        line -> assertThat(line).matches("mailbox ready on http://localhost:\\d+, SMTP on port \\d+"));
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    @Test
    void shouldSayWhyItDoesNotStart() throws Exception {
        // when
        var process = run("--bind", "0.0.0.0");
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).contains("0.0.0.0 is not a loopback address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--http-port",
                "--http-port x",
                "--http-port 70000",
                "--smtp-port -1",
                "--nothing 1",
                "--bind example.org"
            })
    void shouldRefuseOptionsItDoesNotUnderstand(String line) {
        // then
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxMain.Options.parse(line.split(" ", -1)));
    }

    @Test
    void shouldUseTheUsualPorts() {
        // when
        var options = MailboxMain.Options.parse("--bind", "::1");

        // then
        assertThat(options.httpPort()).isEqualTo(8091);
        assertThat(options.smtpPort()).isZero();
        assertThat(options.bind().isLoopbackAddress()).isTrue();
    }
}
