package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.crd.GameServerSpec.Done;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DonePatternTest {
    @Test
    void shouldFindTextAnywhereWhenItIsPlain() {
        // given
        var pattern = new DonePattern(new Done("Done (", false));

        // when // then
        assertThat(pattern.test("[12:00] Done (1.5s)! For help")).isTrue();
        assertThat(pattern.test("Done in 1.5s")).isFalse();
    }

    @Test
    void shouldMatchExpressionWhenItIsRegular() {
        // given
        var pattern = new DonePattern(new Done("Done \\(\\d+", true));

        // when // then
        assertThat(pattern.test("Done (15)")).isTrue();
        assertThat(pattern.test("Done (x)")).isFalse();
    }

    @Test
    void shouldGiveUpSoonWhenExpressionIsMalicious() {
        // given
        var pattern = new DonePattern(new Done("^(a+)+$", true));
        var began = Instant.now();

        // when
        var matches = pattern.test("a".repeat(4_000) + "!");

        // then
        assertThat(matches).isFalse();
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void shouldMatchNothingWhenExpressionIsBroken() {
        // given
        var pattern = new DonePattern(new Done("(", true));

        // when // then
        assertThat(pattern.test("(")).isFalse();
    }
}
