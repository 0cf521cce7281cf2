package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pteronimbus.launcher.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingMailTest {
    @TempDir
    private Path directory;

    private StackPlan plan(Map<String, String> environment) throws IOException {
        StackPorts ports = StackPorts.choose(directory, 8080, port -> true, Simulator.wanted(environment));
        StackLayout layout = new StackLayout(directory, directory);
        return new StackPlan(layout, ports, Secrets.in(directory, environment), environment);
    }

    private static Map<String, String> authOf(StackPlan plan) {
        return new ServiceEnvironment(plan.layout(), plan.ports(), plan.secrets(), plan.environment()).of(Service.AUTH);
    }

    private static Map<String, String> server(String... more) {
        Map<String, String> environment = new HashMap<>(
                Map.of("PTERONIMBUS_MAIL_HOST", "mail.example.org", "PTERONIMBUS_MAIL_FROM", "panel@example.org"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put("PTERONIMBUS_MAIL_" + more[i], more[i + 1]);
        }
        return environment;
    }

    @Test
    void shouldGoToTheMailboxWhenNoServerIsNamed() throws IOException {
        // when
        StackPlan plan = plan(Map.of("PTERONIMBUS_MAIL_HOST", " "));

        // then
        assertThat(authOf(plan))
                .containsEntry("QUARKUS_MAILER_HOST", "127.0.0.1")
                .containsEntry(
                        "QUARKUS_MAILER_PORT", Integer.toString(plan.ports().of("mailbox-smtp")))
                .containsEntry("PTERONIMBUS_AUTH_MAIL_ENABLED", "true")
                .containsEntry("PTERONIMBUS_AUTH_MAIL_FROM", "pteronimbus@localhost")
                .containsEntry("PTERONIMBUS_AUTH_MAIL_VERIFICATION", "optional")
                .containsEntry("PTERONIMBUS_AUTH_MAIL_MAILBOX_URL", "http://localhost:8091");
        ProcessSpec mailbox = plan.simulators().getLast();
        assertThat(mailbox.name()).isEqualTo("mailbox");
        assertThat(mailbox.port()).isEqualTo(8091);
        assertThat(mailbox.command())
                .containsSequence("--http-port", "8091")
                .containsSequence("--smtp-port", Integer.toString(plan.ports().of("mailbox-smtp")));
        assertThat(ReadyMessage.lines(plan)).contains("Mailbox: http://localhost:8091");
    }

    @Test
    void shouldGoWhereItWentAtTheStartWhenAShellThatLooksNamesAServer() throws IOException {
        // given
        StackPlan started = plan(Map.of());

        // when
        StackPlan looked = new StackPlan(
                started.layout(), started.ports(), started.secrets(), Map.of("PTERONIMBUS_MAIL_HOST", "elsewhere"));

        // then
        assertThat(authOf(looked)).isEqualTo(authOf(started));
    }

    @Test
    void shouldGoToTheServerThatIsNamed() throws IOException {
        // when
        StackPlan plan = plan(server("PORT", "2525", "USERNAME", "panel", "PASSWORD", "a secret", "TLS", "none"));

        // then
        assertThat(authOf(plan))
                .containsEntry("QUARKUS_MAILER_HOST", "mail.example.org")
                .containsEntry("QUARKUS_MAILER_PORT", "2525")
                .containsEntry("QUARKUS_MAILER_LOGIN", "REQUIRED")
                .containsEntry("QUARKUS_MAILER_USERNAME", "panel")
                .containsEntry("QUARKUS_MAILER_PASSWORD", "a secret")
                .containsEntry("QUARKUS_MAILER_START_TLS", "DISABLED")
                .containsEntry("PTERONIMBUS_AUTH_MAIL_FROM", "panel@example.org")
                .containsEntry("PTERONIMBUS_AUTH_MAIL_VERIFICATION", "required")
                .doesNotContainKey("PTERONIMBUS_AUTH_MAIL_MAILBOX_URL");
        assertThat(plan.simulators()).noneMatch(process -> process.name().equals("mailbox"));
        assertThat(ReadyMessage.lines(plan)).noneMatch(line -> line.startsWith("Mailbox"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 587, QUARKUS_MAILER_START_TLS, REQUIRED",
        "465, '', 465, QUARKUS_MAILER_TLS, true",
        "'', TLS, 465, QUARKUS_MAILER_TLS, true",
        "25, starttls, 25, QUARKUS_MAILER_START_TLS, REQUIRED"
    })
    void shouldEncryptUnlessToldOtherwise(String port, String tls, String usedPort, String name, String value)
            throws IOException {
        // when
        Map<String, String> variables = authOf(plan(server("PORT", port, "TLS", tls)));

        // then
        assertThat(variables)
                .containsEntry("QUARKUS_MAILER_PORT", usedPort)
                .containsEntry(name, value)
                .doesNotContainKey("QUARKUS_MAILER_USERNAME");
    }

    @ParameterizedTest
    @CsvSource({"PORT, 0", "PORT, x", "PORT, 70000", "TLS, yes", "FROM, ''"})
    void shouldRefuseSettingsThatCannotBe(String name, String value) throws IOException {
        // given
        StackPlan plan = plan(server(name, value));

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authOf(plan))
                .withMessageContaining("PTERONIMBUS_MAIL_" + name);
    }
}
