package io.pteronimbus.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventRecordsTest {

    @Test
    void shouldRefusePortsThatAreNone() {
        assertThatThrownBy(() -> new ServerAddress("localhost", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServerAddress("localhost", 65536)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldOrderNewIdsByTime() {
        // when
        var ids =
                Stream.generate(EventIds::next).limit(100).map(Object::toString).toList();

        // then
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldNameAServiceByItsName() {
        assertThat(Actor.service("controller")).isEqualTo(new Actor(Actor.Kind.SERVICE, "controller", "controller"));
    }
}
