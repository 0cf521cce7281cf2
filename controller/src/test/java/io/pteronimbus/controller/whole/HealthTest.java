package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void shouldNotBeReadyButLiveWhenPanelStaysAwayAndCountServersByState() throws Exception {
        try (var world = new World(Map.of("PTERONIMBUS_HEALTH_LINK_GRACE", "1s"))) {
            // given
            var server = UUID.randomUUID();
            world.panel.want(UUID.randomUUID(), server, 1, GameSpec.running(World.GAME));
            world.awaitState(server, "RUNNING");
            assertThat(status(world, "ready")).isEqualTo(200);
            assertThat(world.metric("pteronimbus_servers{", "state=\"RUNNING\""))
                    .isEqualTo(1);
            assertThat(world.metric("pteronimbus_reconcile_queue")).isZero();
            assertThat(world.metric("pteronimbus_leader")).isEqualTo(1);

            // when
            world.panel.closeLinks(4400);
            world.panel.dropLink();

            // then
            World.eventually("not ready", () -> status(world, "ready") == 503);
            World.eventually("silent", () -> world.metric("pteronimbus_link_silence_seconds") > 1);
            assertThat(status(world, "live")).isEqualTo(200);
            // and when
            world.panel.closeLinks(0);
            // then
            World.eventually("ready again", () -> status(world, "ready") == 200);
            // and when the cluster does not take what the panel wants
            assertThat(world.metric("pteronimbus_link_lag_seconds")).isZero();
            world.proxy.refuse(request -> request.startsWith("PATCH ") && request.contains("/gameservers/"));
            world.panel.want(UUID.randomUUID(), UUID.randomUUID(), 1, GameSpec.running(World.GAME));
            // then
            World.eventually("lags behind", () -> world.metric("pteronimbus_link_lag_seconds") > 0.5);
            world.proxy.refuse(request -> false);
            World.eventually("has caught up", () -> world.metric("pteronimbus_link_lag_seconds") == 0);
        }
    }

    @Test
    void shouldNotCountServerWhoseFinalizerWasTakenOffByHand() throws Exception {
        try (var world = new World(Map.of())) {
            // given
            var tenant = UUID.randomUUID();
            var server = UUID.randomUUID();
            world.panel.want(tenant, server, 1, GameSpec.running(World.GAME));
            world.awaitState(server, "RUNNING");
            var path = "/apis/pteronimbus.io/v1alpha1/namespaces/ptn-" + tenant + "/gameservers/gs-" + server;
            world.write("PATCH", path, "{\"metadata\":{\"annotations\":{\"pteronimbus.io/paused\":\"true\"}}}");
            world.delete(path);

            // when
            world.write("PATCH", path, "{\"metadata\":{\"finalizers\":null}}");

            // then
            World.eventually("gone", () -> world.gameServer(tenant, server).isMissingNode());
            World.eventually("counted no more", () -> world.metric("pteronimbus_servers{") == 0);
        }
    }

    private static int status(World world, String check) throws IOException, InterruptedException {
        return world.controller.get("/q/health/" + check).statusCode();
    }
}
