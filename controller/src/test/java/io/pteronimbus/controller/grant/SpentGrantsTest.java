package io.pteronimbus.controller.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class SpentGrantsTest {
    private final SpentGrants spent = new SpentGrants(Clock.systemUTC());
    private final Grant grant = new Grant("Ada", "console:execute", "id-1", null);

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
    void shouldRefuseWhenGrantHasNoId() {
        // given
        var nameless = new Grant("Ada", "console:execute", null, null);

        // when // then
        assertThatThrownBy(() -> spent.spend(nameless, "request-1")).isInstanceOf(RefusedGrantException.class);
    }
}
