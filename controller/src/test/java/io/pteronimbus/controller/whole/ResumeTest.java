package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.controller.grant.CanonicalJson;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The wire breaks anywhere, the panel is slow or dies: each change arrives, and is carried out once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ResumeTest extends WorldTest {
    private static final int SERVERS = 12;

    @BeforeAll
    @Override
    void begin() throws Exception {
        world = new World(Map.of("PTERONIMBUS_LINK_FIRST_PAUSE", "20ms", "PTERONIMBUS_LINK_LONGEST_PAUSE", "100ms"));
    }

    @AfterEach
    void mend() {
        world.cutter.mend();
        world.cutter.slowDown(0);
    }

    /** First, while the list is short enough to get through now and then. */
    @Test
    @Order(1)
    void shouldCarryOutEachChangeOnceWhenWireIsCutAnywhere() {
        // given
        var servers = Stream.generate(UUID::randomUUID).limit(SERVERS).toList();
        var spec = GameSpec.running(World.GAME).stopped();
        var before = world.cutter.cuts();
        // the list is half as long as that, and comes in parts
        world.panel.sendParts(5);
        world.cutter.cut(20260401, 40_000);
        world.panel.dropLink();

        // when
        for (var generation = 1L; generation <= 4; generation++) {
            for (var server : servers) {
                world.panel.want(tenant, server, generation, spec.named("generation " + generation));
            }
            awaitHeld(servers, generation);
        }

        // then
        assertThat(world.cutter.cuts() - before).isGreaterThan(2);
        for (var server : servers) {
            assertThat(world.gameServer(tenant, server).at("/spec/displayName").asText())
                    .isEqualTo("generation 4");
            // a list right behind a change may be answered with a write that changes nothing, before the watch has told
            // of the first
            assertThat(world.gameServer(tenant, server)
                            .at("/metadata/generation")
                            .asLong())
                    .isBetween(1L, 4L);
        }
        assertThat(world.panel.told)
                .noneMatch(frame -> frame.path("type").asText().equals("orphan"));
    }

    @Test
    void shouldTakeNothingForAbsentWhenPanelDiesBetweenParts() {
        // given
        var servers = Stream.generate(UUID::randomUUID).limit(SERVERS).toList();
        var spec = GameSpec.running(World.GAME).stopped();
        servers.forEach(server -> world.panel.want(tenant, server, 1, spec));
        awaitHeld(servers, 1);
        var requests = servers.stream().mapToLong(this::applied).sum();
        var hellos = hellos();

        // when
        world.panel.dieAfterParts(5, 1);
        world.panel.dropLink();
        World.eventually("dialled after the death", () -> hellos() >= hellos + 2);
        var last = UUID.randomUUID();
        world.panel.want(tenant, last, 1, spec);
        awaitHeld(List.of(last), 1);

        // then
        assertThat(world.panel.told)
                .noneMatch(frame -> frame.path("type").asText().equals("orphan"));
        assertThat(servers.stream().mapToLong(this::applied).sum()).isEqualTo(requests);
    }

    @Test
    void shouldKeepUpWhenPanelIsSlow() {
        // given
        var servers = Stream.generate(UUID::randomUUID).limit(SERVERS).toList();
        var spec = GameSpec.running(World.GAME).stopped();
        world.cutter.slowDown(5);
        world.panel.dropLink();

        // when
        LongStream.rangeClosed(1, 5)
                .forEach(generation -> servers.forEach(server -> world.panel.want(tenant, server, generation, spec)));

        // then
        awaitHeld(servers, 5);
        servers.forEach(server -> assertThat(applied(server)).isBetween(1L, 5L));
    }

    @Test
    void shouldHashWhatCameWhenPanelIsNewer() {
        // given
        var server = UUID.randomUUID();
        var spec = GameSpec.running(World.GAME).stopped().json();
        spec.put("brandNew", true)
                .putObject("newGroup")
                .putArray("with")
                .add(1)
                .addObject()
                .put("z", 1)
                .put("a", 2);
        spec.withObjectProperty("resources").put("gpuMillis", 500);

        // when
        world.panel.say(FakePanel.object("welcome")
                .put("protocol", 1)
                .put("version", "9.9")
                .put("mood", "good"));
        world.panel.say(FakePanel.object("brand-new").put("anything", 1));
        world.panel.want(tenant, server, 1, spec);
        awaitHeld(List.of(server), 1);

        // then
        var held = world.gameServer(tenant, server);
        assertThat(held.at("/metadata/annotations"))
                .anyMatch(value -> value.asText().equals(CanonicalJson.sha256(spec)));
        assertThat(held.at("/spec/brandNew").isMissingNode()).isTrue();
        assertThat(held.at("/spec/desiredState").asText()).isEqualTo("STOPPED");
        var writes = applied(server);
        world.panel.resync();
        world.panel.want(tenant, server, 2, spec);
        awaitHeld(List.of(server), 2);
        assertThat(applied(server)).isEqualTo(writes + 1);
    }

    private void awaitHeld(List<UUID> servers, long generation) {
        World.eventually(
                "generation " + generation + " is held",
                () -> servers.stream().allMatch(server -> world.panel.wasToldGeneration(server, generation)));
    }

    private long hellos() {
        return world.panel.told.stream()
                .filter(frame -> frame.path("type").asText().equals("hello"))
                .count();
    }

    /** How often the link wrote the server's resource. */
    private long applied(UUID server) {
        return world.requestsAbout(server).stream()
                .filter(request -> request.startsWith("PATCH") && request.contains("fieldManager=pteronimbus-link"))
                .count();
    }
}
