package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.events.ServerStateChanged;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Ports that players reach servers at, and that there are only so many of them. */
class PortTest {
    private final UUID tenant = UUID.randomUUID();
    private final String namespace = "/api/v1/namespaces/ptn-" + tenant;

    @Test
    void shouldGiveEachServerAPortOfItsNodeAndLetTheNextWaitUntilOneIsFree() throws Exception {
        try (var world = new World(Map.of(
                "PTERONIMBUS_CONTROLLER_EXPOSURE", "host-port",
                "PTERONIMBUS_CONTROLLER_HOST_PORTS", "20111-20112"))) {
            // given: two that come at once
            var first = UUID.randomUUID();
            var second = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME);
            world.panel.want(tenant, first, 1, spec);
            world.panel.want(tenant, second, 1, spec);
            world.awaitState(first, "RUNNING");
            world.awaitState(second, "RUNNING");
            var port = port(world, first);
            assertThat(List.of(port, port(world, second))).containsExactlyInAnyOrder(20_111, 20_112);
            assertThat(address(world, first)).isEqualTo("127.0.0.1:" + port);
            assertThat(world.read(namespace)
                            .at("/metadata/labels")
                            .path("pod-security.kubernetes.io/enforce")
                            .asText())
                    .isEqualTo("privileged");

            // when: a third one, and a controller that knows nothing of the two
            world.killController();
            world.startController();
            var third = UUID.randomUUID();
            world.panel.want(tenant, third, 1, spec);
            World.eventually("waits", () -> reason(world, third).equals("NoPortLeft"));
            world.panel.want(tenant, first, 2, spec.restarted());
            World.eventually(
                    "restarted",
                    () -> world.tap
                            .states(first)
                            .equals(List.of("STARTING", "RUNNING", "STOPPING", "STARTING", "RUNNING")));

            // then
            assertThat(port(world, first)).as("kept").isEqualTo(port);
            assertThat(world.pod(tenant, third).isMissingNode()).isTrue();
            assertWarned(world, third, "20111 to 20112");
            // and when
            world.panel.wantDeleted(tenant, first, 3, spec, "server:delete");
            // then
            world.awaitState(third, "RUNNING");
            assertThat(port(world, third)).isEqualTo(port);
            assertThat(world.tap.transitions(third))
                    .extracting(ServerStateChanged::reason)
                    .startsWith("StartRequested", "NoPortLeft", "StartGoesOn");
        }
    }

    @Test
    void shouldWaitWhenClusterHasNoNodePortLeftAndHoldUpNobody() throws Exception {
        try (var world = new World(Map.of())) {
            // given
            var gone = UUID.randomUUID();
            var server = UUID.randomUUID();
            var portless = GameSpec.running(World.GAME).json();
            portless.putArray("ports");
            world.panel.want(tenant, gone, 1, portless);
            world.awaitState(gone, "RUNNING");
            world.proxy.refuse(
                    500,
                    "Internal error occurred: failed to allocate a nodePort: range is full",
                    request -> request.startsWith("PATCH " + namespace + "/services/"));

            // when
            world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));
            World.eventually("waits", () -> reason(world, server).equals("NoPortLeft"));

            // then
            assertWarned(world, server, "node ports");
            assertThat(world.proxy.writes())
                    .as("asked again later, not at once")
                    .filteredOn(request -> request.contains("/services/gs-" + server))
                    .hasSizeLessThan(8);
            // and when
            world.proxy.refuse(request -> false);
            world.panel.wantDeleted(tenant, gone, 2, GameSpec.running(World.GAME), "server:delete");
            // then
            world.awaitState(server, "RUNNING");
        }
    }

    private void assertWarned(World world, UUID server, String words) {
        World.eventually(
                "warned",
                () -> StreamSupport.stream(
                                world.read(namespace + "/events").path("items").spliterator(), false)
                        .filter(event ->
                                event.at("/involvedObject/name").asText().equals("gs-" + server))
                        .anyMatch(event -> event.path("type").asText().equals("Warning")
                                && event.path("reason").asText().equals("NoPortLeft")
                                && event.path("message").asText().contains(words)));
    }

    private String reason(World world, UUID server) {
        return world.gameServer(tenant, server).at("/status/reason").asText();
    }

    private String address(World world, UUID server) {
        return world.gameServer(tenant, server).at("/status/address/endpoint").asText();
    }

    private int port(World world, UUID server) {
        JsonNode pod = world.pod(tenant, server);
        return pod.at("/spec/containers/0/ports/0/hostPort").asInt();
    }
}
