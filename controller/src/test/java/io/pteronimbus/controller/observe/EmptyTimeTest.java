package io.pteronimbus.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EmptyTimeTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EmptyTime time = new EmptyTime(MINUTE);
    private Instant now = START;

    private void answer(int online) {
        time.take("run-1", OptionalInt.of(online), now);
        now = now.plusSeconds(30);
    }

    private void noAnswer() {
        time.take("run-1", OptionalInt.empty(), now);
        now = now.plusSeconds(30);
    }

    @Test
    void shouldCountFromFirstAnswerThatNobodyPlays() {
        // when
        answer(0);
        answer(0);
        var early = time.reaches(MINUTE);
        answer(0);

        // then
        assertThat(early).isFalse();
        assertThat(time.reaches(MINUTE)).isTrue();
        assertThat(time.since()).contains(START);
    }

    @Test
    void shouldBeginAnewWhenSomebodyPlays() {
        // given
        answer(0);
        answer(0);

        // when
        answer(1);
        var whilePlaying = time.since();
        answer(0);
        answer(0);

        // then
        assertThat(whilePlaying).isEmpty();
        assertThat(time.reaches(MINUTE)).isFalse();
        assertThat(time.since()).contains(START.plusSeconds(90));
    }

    @Test
    void shouldNotCountTimeWithoutAnswer() {
        // given
        answer(0);
        answer(0);

        // when
        for (var i = 0; i < 100; i++) {
            noAnswer();
        }
        var unknown = time.since();
        var reached = time.reaches(MINUTE);
        answer(0);
        var again = time.reaches(MINUTE);
        answer(0);

        // then
        assertThat(unknown).isEmpty();
        assertThat(reached).isFalse();
        assertThat(again).isFalse();
        assertThat(time.reaches(MINUTE)).isTrue();
    }

    @Test
    void shouldNeverBeReachedWhenGameNeverAnswers() {
        // when
        for (var i = 0; i < 100; i++) {
            noAnswer();
        }

        // then
        assertThat(time.reaches(MINUTE)).isFalse();
        assertThat(time.since()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenGameRunsAnew() {
        // given
        answer(0);
        answer(0);
        answer(0);

        // when
        time.take("run-2", OptionalInt.of(0), now);

        // then
        assertThat(time.reaches(MINUTE)).isFalse();
        assertThat(time.since()).contains(now);
    }

    @Test
    void shouldNotCountALeapOfTheClock() {
        // given
        answer(0);

        // when
        now = now.plus(Duration.ofDays(1));
        answer(0);
        now = now.minus(Duration.ofDays(2));
        answer(0);

        // then
        assertThat(time.reaches(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void shouldNeverBeReachedWhenThereIsNoLimit() {
        // when
        answer(0);
        answer(0);

        // then
        assertThat(time.reaches(Duration.ZERO)).isFalse();
    }
}
