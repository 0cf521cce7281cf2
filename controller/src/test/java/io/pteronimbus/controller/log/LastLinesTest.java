package io.pteronimbus.controller.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastLinesTest {

    @Test
    void shouldKeepTheNewestTenWhenThereAreMore() {
        // given
        var output = IntStream.rangeClosed(1, 25)
                .mapToObj(number -> "line " + number)
                .collect(Collectors.joining("\n", "", "\n"));

        // when
        var lines = LastLines.of(output);

        // then
        assertThat(lines).hasSize(10).startsWith("line 16").endsWith("line 25");
    }

    @Test
    void shouldTakeColoursAndControlCharactersAway() {
        // when
        var lines = LastLines.of("\u001B[31;1mError\u001B[0m\tat\u0007 start\u202E\r\n\u0000\n  \nEnd");

        // then
        assertThat(lines).containsExactly("Error at start", "End");
    }

    @Test
    void shouldCutLongLinesBetweenCharacters() {
        // when
        var lines = LastLines.of("x".repeat(199) + "\uD83D\uDE00 and more\n" + "y".repeat(5_000));

        // then
        assertThat(lines).containsExactly("x".repeat(199), "y".repeat(200));
    }

    @Test
    void shouldBeEmptyWhenNothingWasSaid() {
        assertThat(LastLines.of("")).isEmpty();
    }
}
