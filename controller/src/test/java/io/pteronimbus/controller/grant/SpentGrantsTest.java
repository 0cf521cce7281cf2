package io.pteronimbus.controller.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.events.Actor;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpentGrantsTest {
    private final SpentGrants spent = new SpentGrants(Clock.systemUTC());
    private final Actor ada = new Actor(Actor.Kind.USER, "u1", "Ada");
    private final Grant grant = new Grant(ada, "console:execute", "id-1", Instant.now());

    @Test
    void shouldTellFirstUseFromSameRequestAgain() throws RefusedGrantException {
        // given
        var first = spent.spend(grant, "request-1");

        // when
        var again = spent.spend(grant, "request-1");

        // then
        assertThat(first).isTrue();
        assertThat(again).isFalse();
    }

    @Test
    void shouldRefuseWhenAnotherRequestUsesIt() throws RefusedGrantException {
        // given
        spent.spend(grant, "request-1");

        // when // then
        assertThatThrownBy(() -> spent.spend(grant, "request-2")).isInstanceOf(RefusedGrantException.class);
    }

    @Test
    void shouldRefuseWhenGrantIsOlderThanTheMemory() {
        // given
        var older = new Grant(ada, "console:execute", "id-2", Instant.now().minusSeconds(5));

        // when // then
        assertThatThrownBy(() -> spent.spend(older, "request-1"))
                .isInstanceOfSatisfying(RefusedGrantException.class, refusal -> {
                    assertThat(refusal.fault()).isEqualTo(Fault.REPLAYED);
                    assertThat(refusal.actor()).isEqualTo(ada);
                });
    }

    @Test
    void shouldRefuseWhenGrantHasNoId() {
        // given
        var nameless = new Grant(ada, "console:execute", null, Instant.now());

        // when // then
        assertThatThrownBy(() -> spent.spend(nameless, "request-1")).isInstanceOf(RefusedGrantException.class);
    }
}
