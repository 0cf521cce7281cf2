package io.pteronimbus.tenant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.EventIds;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PersonTest {

    @Test
    void shouldBeSomebodyElseAtDiscordHoweverSoonAfterAnother() {
        // when
        var people = Stream.generate(() -> new Person(EventIds.next(), "token"))
                .limit(10_000)
                .toList();
        // then
        assertThat(people).extracting(Person::discordId).doesNotHaveDuplicates();
    }
}
