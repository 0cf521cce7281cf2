package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void shouldMatchWhenOneOfSeveralDoes() {
        // given
        var others = List.of(
                new GameServerSpec.DonePattern("Listening at ", false),
                new GameServerSpec.DonePattern("^ready in \\d+ ms$", true));
        var pattern = new DonePattern(new Done("Done", false, false, others));

        // when // then
        assertThat(pattern.test("Done")).isTrue();
        assertThat(pattern.test("Listening at 25565")).isTrue();
        assertThat(pattern.test("Listening at")).isFalse();
        assertThat(pattern.test("ready in 15 ms")).isTrue();
        assertThat(pattern.test("not ready in 15 ms")).isFalse();
    }

    @Test
    void shouldMatchWhenColoursLieBetween() {
        // given
        var pattern = new DonePattern(new Done("Server started", false));

        // when // then
        assertThat(pattern.test("\u001b[32mServer\u001b[0m \u001b[1;31mstarted\u001b[0m"))
                .isTrue();
        assertThat(new DonePattern(new Done("\u001b[32mServer", false)).test("\u001b[32mServer"))
                .isTrue();
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
