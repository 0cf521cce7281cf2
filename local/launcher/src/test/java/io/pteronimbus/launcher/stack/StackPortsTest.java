package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPortsTest {
    private static final Set<Simulator> ALL = Set.of(Simulator.values());

    @TempDir
    private Path directory;

    @Test
    void shouldUseTheUsualPortsWhenTheyAreFree() throws IOException {
        // when
        StackPorts ports = StackPorts.choose(directory, 8080, port -> true, ALL);

        // then
        assertThat(ports.byName())
                .containsAllEntriesOf(Map.of(
                        "gateway", 8080,
                        "auth-service", 8081,
                        "tenant-service", 8082,
                        "gameserver-service", 8083,
                        "notification-service", 8084,
                        "bot-service", 8085,
                        "controller", 8086,
                        "local-cluster", 8443,
                        "fake-discord", 8090,
                        "mailbox", 8091))
                .containsKeys("mailbox-smtp", "postgres", "redis", "kafka", "kafka-controller");
        assertThat(Set.copyOf(ports.byName().values())).hasSize(15);
    }

    @Test
    void shouldPickOthersWhenTheUsualOnesAreTaken() throws IOException {
        // when
        StackPorts ports = StackPorts.choose(directory, 8080, port -> port != 8083, ALL);

        // then
        assertThat(ports.of(Service.GAMESERVER)).isNotEqualTo(8083).isPositive();
        assertThat(ports.of(Service.AUTH)).isEqualTo(8081);
    }

    @Test
    void shouldLeaveTheUsualPortsToOthersWhenTheGatewayIsMoved() throws IOException {
        // when
        StackPorts ports = StackPorts.choose(directory, 9090, port -> true, ALL);

        // then
        assertThat(ports.of(Service.GATEWAY)).isEqualTo(9090);
        assertThat(ports.byName().values()).doesNotContain(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8443, 8090, 8091);
    }

    @Test
    void shouldKeepItsPortsUnlessTheyAreTakenMeanwhile() throws IOException {
        // given
        StackPorts first = StackPorts.choose(directory, 9090, port -> true, ALL);
        Set<Integer> taken = new HashSet<>(Set.of(first.of("redis")));

        // when
        StackPorts second = StackPorts.choose(directory, 9090, port -> !taken.contains(port), ALL);

        // then
        assertThat(second.of("postgres")).isEqualTo(first.of("postgres"));
        assertThat(second.of("redis")).isNotEqualTo(first.of("redis"));
        assertThat(StackPorts.read(directory)).contains(second);
    }

    @Test
    void shouldHaveNoPortsOfSimulatorsThatAreNotThere() throws IOException {
        // given
        StackPorts.choose(directory, 9090, port -> true, ALL);

        // when
        StackPorts ports = StackPorts.choose(directory, 9090, port -> true, Set.of(Simulator.DISCORD));

        // then
        assertThat(ports.has(Simulator.DISCORD)).isTrue();
        assertThat(ports.has(Simulator.MAILBOX)).isFalse();
        assertThat(ports.byName()).doesNotContainKeys("mailbox", "mailbox-smtp");
        assertThat(StackPorts.read(directory)).contains(ports);
    }

    @Test
    void shouldRefuseANameWithoutAPort() throws IOException {
        // given
        StackPorts ports = StackPorts.choose(directory, 9090, port -> true, ALL);

        // then
        assertThatIllegalArgumentException().isThrownBy(() -> ports.of("nothing"));
    }
}
