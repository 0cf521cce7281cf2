package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConsoleTest extends WorldTest {
    @Test
    void shouldSendHistoryThenLinesAndCarryOutCommandWhenOpened() {
        // given
        var server = running();

        // when
        var stream = world.panel.openStream(tenant, server);
        World.eventually("history", () -> stream.texts().contains("Done (0.1s)!"));
        stream.command("c1", "hello");
        World.eventually("answer", () -> stream.texts().contains("got hello"));

        // then
        assertThat(stream.texts()).containsExactly("Starting", "Done (0.1s)!", "got hello");
        assertThat(seqs(stream)).containsExactly(1L, 2L, 3L);
        assertThat(stream.frames.getFirst().path("type").asText()).isEqualTo("history");
        assertThat(stream.ofType("history")).hasSize(1);
        assertThat(stream.lines())
                .allSatisfy(line -> assertThat(line.path("at").asText()).startsWith("20"));
        assertThat(stream.resultOf("c1").orElseThrow().path("ok").asBoolean()).isTrue();
    }

    @Test
    void shouldGiveSameNumbersWhenAttachedAgain() {
        // given
        var server = running();
        var first = world.panel.openStream(tenant, server);
        World.eventually("history", () -> first.texts().contains("Done (0.1s)!"));
        first.command("c1", "flood 1000");
        World.eventually("all lines", () -> first.texts().contains("line 1000"));

        // when
        var second = world.panel.openStream(tenant, server);
        World.eventually("history", () -> second.texts().contains("line 1000"));

        // then
        assertThat(seqs(first))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1002).boxed().toList());
        assertThat(second.ofType("history").findFirst().orElseThrow().path("lines"))
                .hasSize(500);
        assertThat(seqs(second))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(503, 1002).boxed().toList());
        assertThat(first.ofType("output"))
                .allSatisfy(frame -> assertThat(frame.path("lines").size()).isBetween(1, 256));
    }

    @Test
    void shouldGoOnInNewContainerAndEndWhenServerStops() {
        // given
        var server = running();
        var stream = world.panel.openStream(tenant, server);
        World.eventually("history", () -> stream.texts().contains("Done (0.1s)!"));

        // when
        stream.command("c1", "crash 7");
        World.eventually(
                "second start",
                () -> stream.texts().stream().filter("Done (0.1s)!"::equals).count() == 2);
        world.awaitState(server, "RUNNING");
        world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).stopped());
        World.eventually("ended", () -> stream.ofType("ended").count() == 1);

        // then
        var runs = stream.frames.stream()
                .map(frame -> frame.path("runId").asText())
                .filter(run -> !run.isEmpty())
                .distinct()
                .toList();
        assertThat(runs).hasSize(2);
        assertThat(stream.texts()).endsWith("Starting", "Done (0.1s)!", "Stopping");
        assertThat(stream.lines().getLast().path("seq").asLong()).isEqualTo(3);
        assertThat(world.tap.transitions(server))
                .filteredOn(t -> t.state().name().equals("CRASHED"))
                .singleElement()
                .satisfies(t -> assertThat(t.exitCode()).isEqualTo(7));
    }

    @Test
    void shouldRefuseCommandWhenGrantIsForReadingOrUsedTwice() {
        // given
        var server = running();
        var stream = world.panel.openStream(tenant, server);
        World.eventually("history", () -> stream.texts().contains("Done (0.1s)!"));
        var good = world.keys.moment(tenant, server, "console:execute");

        // when
        stream.command("reading", "no", world.keys.moment(tenant, server, "console:read"));
        stream.command("first", "yes", good);
        stream.command("first", "yes", good);
        stream.command("replay", "again", good);
        stream.command("lines", "two\nlines");
        World.eventually("all answered", () -> stream.ofType("command-result").count() == 5);
        World.eventually("carried out", () -> stream.texts().contains("got yes"));

        // then
        assertThat(results(stream))
                .containsExactly("reading:false", "first:true", "first:true", "replay:false", "lines:false");
        assertThat(stream.texts()).filteredOn(text -> text.startsWith("got")).containsExactly("got yes");
        assertThat(world.tap.audits(server)).hasSize(2);
    }

    @Test
    void shouldEndAtOnceWhenGrantIsForAnotherServer() {
        // given
        var server = running();

        // when
        var stream =
                world.panel.openStream(tenant, server, world.keys.moment(tenant, UUID.randomUUID(), "console:read"));
        World.eventually("ended", () -> stream.ofType("ended").count() == 1);

        // then
        assertThat(stream.frames)
                .singleElement()
                .satisfies(frame -> assertThat(frame.path("reason").asText()).isEqualTo("forbidden"));
    }

    private static List<Long> seqs(StreamTap stream) {
        return stream.lines().stream().map(line -> line.path("seq").asLong()).toList();
    }

    private static List<String> results(StreamTap stream) {
        return stream.ofType("command-result").map(ConsoleTest::result).toList();
    }

    private static String result(JsonNode frame) {
        return frame.path("id").asText() + ":" + frame.path("ok").asBoolean();
    }
}
