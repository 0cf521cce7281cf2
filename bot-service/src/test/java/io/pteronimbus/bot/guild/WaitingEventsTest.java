package io.pteronimbus.bot.guild;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.GuildChanged.Change;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingEventsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WaitingEvents waiting = new WaitingEvents(meters);

    @Test
    void shouldKeepTheNewestOfEachInTheOrderOfTheirComing() throws InterruptedException {
        // when
        waiting.add("a", event("1"));
        waiting.add("b", event("2"));
        waiting.add("a", event("3"));
        // then
        assertThat(waiting.take(10)).extracting(event -> event.data().guildId()).containsExactly("2", "3");
    }

    @Test
    void shouldLoseTheOldestWhenThereIsNoMoreRoom() throws InterruptedException {
        // when
        for (var i = 0; i <= WaitingEvents.MOST; i++) {
            waiting.add("about " + i, event(Integer.toString(i)));
        }
        // then
        assertThat(waiting.size()).isEqualTo(WaitingEvents.MOST);
        assertThat(waiting.take(1).getFirst().data().guildId()).isEqualTo("1");
        assertThat(meters.get("pteronimbus.bot.events.lost").counter().count()).isEqualTo(1);
    }

    @Test
    void shouldGiveWhatIsLeftAndThenNothingWhenItIsClosed() throws InterruptedException {
        // given
        waiting.add("a", event("1"));
        // when
        waiting.close();
        // then
        assertThat(waiting.take(10)).hasSize(1);
        assertThat(waiting.take(10)).isEmpty();
    }

    private static WaitingEvents.Event event(String guildId) {
        return new WaitingEvents.Event(
                UUID.randomUUID(), new GuildChanged(guildId, Change.GONE, null, null, null, Instant.EPOCH), "");
    }
}
