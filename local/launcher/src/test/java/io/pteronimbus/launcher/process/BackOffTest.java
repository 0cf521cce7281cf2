package io.pteronimbus.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final SettableClock clock = new SettableClock();
    private final BackOff backOff = new BackOff(clock);

    @Test
    void shouldDoubleUpToHalfAMinuteWhenItDiesAgainAndAgain() {
        // when
        long[] waits = IntStream.range(0, 8)
                .mapToLong(i -> backOff.ended().toSeconds())
                .toArray();

        // then
        assertThat(waits).containsExactly(1, 2, 4, 8, 16, 30, 30, 30);
    }

    @Test
    void shouldBeginAnewWhenItWasHealthyForAMinute() {
        // given
        backOff.ended();
        backOff.ended();
        backOff.healthy();
        clock.advance(Duration.ofSeconds(60));

        // then
        assertThat(backOff.ended()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backOff.ended()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldGoOnDoublingWhenItWasHealthyForLess() {
        // given
        backOff.ended();
        backOff.healthy();
        clock.advance(Duration.ofSeconds(59));

        // then
        assertThat(backOff.ended()).isEqualTo(Duration.ofSeconds(2));
    }
}
