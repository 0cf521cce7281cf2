package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.Exposure;
import io.pteronimbus.crd.GameServerStatus.Address;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceChildTest {
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
        assertThat(child(Exposure.NODE_PORT).address(service(SPEC))).contains(Address.of("play.example.org", 30123));
    }

    @Test
    void shouldWaitForBalancerWhenItHasGivenNoAddress() {
        // when // then
        assertThat(child(Exposure.LOAD_BALANCER).address(service(SPEC))).isEmpty();
        assertThat(child(Exposure.LOAD_BALANCER).address(service(SPEC + "status: {loadBalancer: {}}\n")))
                .isEmpty();
    }

    @Test
    void shouldNameBalancerAndGamesOwnPortWhenItHasGivenAnAddress() {
        // when // then
        assertThat(child(Exposure.LOAD_BALANCER)
                        .address(service(SPEC + "status: {loadBalancer: {ingress: [{ip: 203.0.113.7}]}}\n")))
                .contains(Address.of("203.0.113.7", 25565));
        assertThat(child(Exposure.LOAD_BALANCER)
                        .address(service(SPEC + "status: {loadBalancer: {ingress: [{hostname: lb.example.org}]}}\n")))
                .contains(Address.of("lb.example.org", 25565));
    }

    private static ServiceChild child(Exposure exposure) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(ControllerConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("pteronimbus.controller.public-host", "play.example.org")
                .withDefaultValue("pteronimbus.controller.exposure", exposure.name())
                .build()
                .getConfigMapping(ControllerConfig.class);
        return new ServiceChild(new KubernetesClientBuilder().build(), config);
    }

    private static Service service(String yaml) {
        return new KubernetesSerialization().unmarshal(yaml, Service.class);
    }
}
