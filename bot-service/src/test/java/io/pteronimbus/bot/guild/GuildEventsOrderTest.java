package io.pteronimbus.bot.guild;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.platform.request.RequestTrace;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who listens takes the word with the later time for the newer one: a clock that is set back must not make it the older. */
@QuarkusTest
class GuildEventsOrderTest {
    private final RequestTrace trace;

    GuildEventsOrderTest(RequestTrace trace) {
        this.trace = trace;
    }

    @Test
    void shouldTellWhatHappensLaterAsLaterWhenTheClockIsSetBack() throws InterruptedException {
        // given
        var waiting = new WaitingEvents(new SimpleMeterRegistry());
        var noon = Instant.parse("2026-01-01T12:00:00Z");
        var events =
                new GuildEvents(waiting, trace, new Times(noon, noon, noon.minusSeconds(600), noon.plusSeconds(1)));
        // when
        List.of("1", "2", "3", "4").forEach(events::gone);
        // then
        var told = waiting.take(10).stream().map(event -> event.data()).toList();
        assertThat(told).extracting(GuildChanged::guildId).containsExactly("1", "2", "3", "4");
        assertThat(told)
                .extracting(GuildChanged::at)
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
        assertThat(told.getLast().at()).isEqualTo(noon.plusSeconds(1));
    }

    /** Says one after the other. */
    private static final class Times extends Clock {
        private final Deque<Instant> times;

        Times(Instant... times) {
            this.times = new ArrayDeque<>(List.of(times));
        }

        @Override
        public Instant instant() {
            return times.remove();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
