package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.Exposure;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.crd.GameServerStatus.Address;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServiceChildTest {
    private static final ServerRef REF = new ServerRef(UUID.randomUUID(), UUID.randomUUID());
    private static final String SPEC = """
            apiVersion: v1
            kind: Service
            metadata: {name: gs-1}
            spec:
              ports: [{name: game, port: 25565, nodePort: 30123}]
            """;

    @Test
    void shouldNameNodePortWhenClusterHasNoBalancer() {
        // when // then
        assertThat(child(Exposure.NODE_PORT).address(service(SPEC), new GameServer(), REF))
                .contains(Address.of("play.example.org", 30123));
    }

    @Test
    void shouldWaitForBalancerWhenItHasGivenNoAddress() {
        // when // then
        assertThat(child(Exposure.LOAD_BALANCER).address(service(SPEC), new GameServer(), REF))
                .isEmpty();
        assertThat(child(Exposure.LOAD_BALANCER)
                        .address(service(SPEC + "status: {loadBalancer: {}}\n"), new GameServer(), REF))
                .isEmpty();
    }

    @Test
    void shouldNameBalancerAndGamesOwnPortWhenItHasGivenAnAddress() {
        // when // then
        assertThat(child(Exposure.LOAD_BALANCER)
                        .address(
                                service(SPEC + "status: {loadBalancer: {ingress: [{ip: 203.0.113.7}]}}\n"),
                                new GameServer(),
                                REF))
                .contains(Address.of("203.0.113.7", 25565));
        assertThat(child(Exposure.LOAD_BALANCER)
                        .address(
                                service(SPEC + "status: {loadBalancer: {ingress: [{hostname: lb.example.org}]}}\n"),
                                new GameServer(),
                                REF))
                .contains(Address.of("lb.example.org", 25565));
    }

    @Test
    void shouldNameNodeThatHasThePodAndItsPortThere() {
        // given
        var service = service(
                SPEC.replace("{name: gs-1}", "{name: gs-1, annotations: {pteronimbus.io/host-ports: game=20001}}"));
        var server = new GameServer();
        server.setStatus(GameServerStatus.initial().withAddress(Address.of("10.0.0.9", 20_001)));

        // when // then
        assertThat(child(Exposure.HOST_PORT, Optional.of("203.0.113.4")).address(service, server, REF))
                .contains(Address.of("203.0.113.4", 20_001));
        assertThat(child(Exposure.HOST_PORT, Optional.empty()).address(service, server, REF))
                .as("no pod: where it ran last")
                .contains(Address.of("10.0.0.9", 20_001));
        server.setStatus(GameServerStatus.initial().withAddress(Address.of("10.0.0.9", 20_007)));
        assertThat(child(Exposure.HOST_PORT, Optional.empty()).address(service, server, REF))
                .as("of another port")
                .isEmpty();
    }

    private static ServiceChild child(Exposure exposure) {
        return child(exposure, Optional.empty());
    }

    private static ServiceChild child(Exposure exposure, Optional<String> home) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ControllerConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("pteronimbus.controller.public-host", "play.example.org")
                .withDefaultValue("pteronimbus.controller.exposure", exposure.name())
                .build()
                .getConfigMapping(ControllerConfig.class);
        return new ServiceChild(new KubernetesClientBuilder().build(), config, new HostPorts(config), server -> home);
    }

    private static Service service(String yaml) {
        return new KubernetesSerialization().unmarshal(yaml, Service.class);
    }
}
