package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventRateTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final EventRate rate = new EventRate();

    @Test
    void shouldStopAtTheMostAndGoOnWhenTheWindowHasPassed() {
        // given
        for (int i = 0; i < EventRate.MOST; i++) {
            assertThat(rate.allows("a", START.plusSeconds(i))).isTrue();
        }

        // when // then
        assertThat(rate.allows("a", START.plusSeconds(60))).isFalse();
        assertThat(rate.allows("b", START.plusSeconds(60))).isTrue();
        assertThat(rate.allows("a", START.plus(EventRate.WINDOW))).isTrue();
        assertThat(rate.allows("a", START.plus(EventRate.WINDOW))).isFalse();
    }
}
