package io.pteronimbus.gameserver.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConsoleOutputTest {
    private final ConsoleRing ring = new ConsoleRing(10, 1_000);
    private final ConsoleOutput output = new ConsoleOutput(ring, new ConsoleFrames(new ObjectMapper()));

    private void lines(String runId, long from, long to) {
        output.append(
                runId,
                LongStream.rangeClosed(from, to)
                        .mapToObj(seq -> new ConsoleLine(seq, null, "line"))
                        .toList());
    }

    private List<String> readFrom(ConsoleOutput.Place place) {
        var read = new ArrayList<String>();
        for (var step = output.next(place); step != null; step = output.next(step.after())) {
            read.add(step.frame()
                    .replaceAll("\\{\"seq\":(\\d+),\"at\":null,\"text\":\"\\w+\"}", "$1")
                    .replaceAll("\"(type|runId|lines|from|to)\":", "")
                    .replace("\"", ""));
        }
        return read;
    }

    @Test
    void shouldHoldNewestWhenRingIsFull() {
        lines("a", 1, 25);
        assertThat(ring.end() - ring.first()).isEqualTo(10);
        assertThat(output.history().frame())
                .contains("\"seq\":16", "\"seq\":25")
                .doesNotContain("\"seq\":15");
    }

    @Test
    void shouldHoldNoMoreTextThanAllowedWhenLinesAreLong() {
        // when
        for (var seq = 1; seq <= 5; seq++) {
            output.append("a", List.of(new ConsoleLine(seq, null, "x".repeat(400))));
        }
        var before = ring.end() - ring.first();
        output.append("a", List.of(new ConsoleLine(6, null, "x".repeat(5_000))));

        // then
        assertThat(before).isEqualTo(2);
        assertThat(ring.end() - ring.first()).isEqualTo(1);
    }

    @Test
    void shouldNameMissingLinesWhenViewerFellBehind() {
        // given
        lines("a", 1, 2);
        var place = output.history().after();

        // when
        lines("a", 3, 20);

        // then
        assertThat(readFrom(place)).containsExactly("{gap,a,3,10}", "{output,a,[11,12,13,14,15,16,17,18,19,20]}");
    }

    @Test
    void shouldNameMissingEndAndBeginWhenViewerFellBehindIntoNextRun() {
        // given
        lines("a", 1, 2);
        var place = output.history().after();

        // when
        lines("a", 3, 5);
        lines("b", 1, 12);

        // then
        assertThat(readFrom(place))
                .containsExactly("{gap,a,3,5}", "{gap,b,1,2}", "{output,b,[3,4,5,6,7,8,9,10,11,12]}");
    }

    @Test
    void shouldSayNothingOfLinesBeforeHistoryWhenNewRunBeginsLate() {
        // given
        lines("a", 1, 2);
        var place = output.history().after();

        // when
        lines("b", 500, 501);

        // then
        assertThat(readFrom(place)).containsExactly("{output,b,[500,501]}");
    }

    @Test
    void shouldWriteFrameOnceWhenViewersAreEquallyFar() {
        // given
        var place = output.history().after();
        lines("a", 1, 3);

        // when
        var first = output.next(place);
        var second = output.next(place);

        // then
        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(first.frame()).isSameAs(second.frame());
    }

    @Test
    void shouldDivideWhenThereIsMuchText() {
        // given
        var large = new ConsoleOutput(new ConsoleRing(2_000, 1 << 20), new ConsoleFrames(new ObjectMapper()));
        large.append(
                "a",
                LongStream.rangeClosed(1, 100)
                        .mapToObj(seq -> new ConsoleLine(seq, null, "x".repeat(1_000)))
                        .toList());

        // when
        var history = large.history();
        var rest = large.next(history.after());

        // then
        assertThat(history.after().seq()).isEqualTo(65);
        assertThat(rest).isNotNull();
        assertThat(rest.after().seq()).isEqualTo(100);
    }
}
