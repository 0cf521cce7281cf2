package io.pteronimbus.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExternalServerIdsTest {

    /** Both sides of the link compute it, be they of different versions. */
    @Test
    void shouldStayTheSameForever() {
        assertThat(ExternalServerIds.of("home", "5f1a1ff0-4b4e-4d5c-9d6a-0f3c1b2a4d6e"))
                .isEqualTo(UUID.fromString("94e2b70f-f6b5-58b1-9a79-9eb108f90b4b"));
    }

    @Test
    void shouldDifferByClusterAndByResource() {
        assertThat(ExternalServerIds.of("home", "a"))
                .isNotEqualTo(ExternalServerIds.of("away", "a"))
                .isNotEqualTo(ExternalServerIds.of("home", "b"));
    }

    @Test
    void shouldNeverBeAnIdOfThePanel() {
        assertThat(ExternalServerIds.isOne(ExternalServerIds.of("home", "a"))).isTrue();
        assertThat(ExternalServerIds.isOne(EventIds.next())).isFalse();
    }
}
