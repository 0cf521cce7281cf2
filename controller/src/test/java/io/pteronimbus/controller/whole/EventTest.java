package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What {@code kubectl describe} shows of a server. */
class EventTest extends WorldTest {

    @Test
    void shouldTellThatItStartedAndNothingThatWasAskedFor() {
        // given
        var server = running();

        // when
        world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).stopped());
        world.awaitState(server, "STOPPED");

        // then
        World.eventually("told", () -> !events(server).isEmpty());
        assertThat(events(server)).singleElement().satisfies(event -> {
            assertThat(event.path("type").asText()).isEqualTo("Normal");
            assertThat(event.path("reason").asText()).isEqualTo("Started");
            assertThat(event.at("/involvedObject/uid").asText())
                    .isEqualTo(
                            world.gameServer(tenant, server).at("/metadata/uid").asText());
        });
    }

    @Test
    void shouldWarnWhenItCannotStart() {
        // given
        var server = UUID.randomUUID();

        // when
        world.panel.want(tenant, server, 1, GameSpec.running("nobody/knows:1"));
        world.awaitState(server, "FAILED");

        // then
        World.eventually("told", () -> !events(server).isEmpty());
        var event = events(server).getFirst();
        assertThat(event.path("type").asText()).isEqualTo("Warning");
        assertThat(event.path("reason").asText()).isEqualTo("ErrImagePull");
        assertThat(event.path("message").asText()).isNotBlank();
    }

    @Test
    void shouldWarnOnceWhenIntentIsNotGrantedHoweverOftenItComes() {
        // given
        var server = running();
        var spec = GameSpec.running(World.GAME).stopped().json();
        var frame = FakePanel.desired(tenant, server, 2, false, spec, "a.b.c");

        // when
        world.panel.send(frame);
        world.panel.send(frame);
        World.eventually(
                "refused twice",
                () -> world.metric("pteronimbus_grant_refusals_total", "use=\"intent\"", "reason=\"signature\"") >= 2);

        // then
        World.eventually("told", () -> events(server).size() >= 2);
        assertThat(events(server))
                .filteredOn(event -> event.path("reason").asText().equals("IntentRefused"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("type").asText()).isEqualTo("Warning");
                    assertThat(event.path("message").asText()).contains("generation 2", "grant refused");
                });
        world.panel.forget(server);
    }

    private List<JsonNode> events(UUID server) {
        var all = world.read("/api/v1/namespaces/ptn-" + tenant + "/events").path("items");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(event -> event.at("/involvedObject/kind").asText().equals("GameServer"))
                .filter(event -> event.at("/involvedObject/name").asText().equals("gs-" + server))
                .toList();
    }
}
