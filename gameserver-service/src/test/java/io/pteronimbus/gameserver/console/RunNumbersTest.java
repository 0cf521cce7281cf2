package io.pteronimbus.gameserver.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunNumbersTest {
    private final RunNumbers numbers = new RunNumbers();

    private static ConsoleLine line(long seq, int second) {
        return new ConsoleLine(seq, "2026-01-01T00:00:%02dZ".formatted(second), "text");
    }

    @Test
    void shouldKeepNumbersWhenLinesAreNew() {
        assertThat(numbers.accept("a", line(4, 1))).contains(line(4, 1));
        assertThat(numbers.accept("a", line(5, 1))).contains(line(5, 1));
        assertThat(numbers.last("a")).isEqualTo(5);
        assertThat(numbers.last("b")).isZero();
    }

    @Test
    void shouldRefuseWhenLineWasSeenOrRunIsOver() {
        // given
        numbers.accept("a", line(1, 1));
        numbers.accept("b", line(1, 2));

        // then
        assertThat(numbers.accept("b", line(1, 2))).isEmpty();
        assertThat(numbers.accept("a", line(2, 3))).isEmpty();
    }

    @Test
    void shouldGoOnCountingWhenClusterThrewOldLinesAway() {
        // given
        numbers.accept("a", line(100, 1));
        numbers.newStream();

        // when
        var known = numbers.accept("a", line(1, 1));
        var next = numbers.accept("a", line(2, 2));
        var afterThat = numbers.accept("a", line(3, 2));

        // then
        assertThat(known).isEmpty();
        assertThat(next).contains(line(101, 2));
        assertThat(afterThat).contains(line(102, 2));
    }

    @Test
    void shouldRefuseWhenTimeIsMissingOrUnreadable() {
        // given
        numbers.accept("a", new ConsoleLine(2, null, "x"));
        numbers.accept("b", new ConsoleLine(2, "yesterday", "x"));

        // then
        assertThat(numbers.accept("b", new ConsoleLine(1, "today", "x"))).isEmpty();
    }
}
