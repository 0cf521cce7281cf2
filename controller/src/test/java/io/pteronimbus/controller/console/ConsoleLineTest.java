package io.pteronimbus.controller.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleLineTest {
    @Test
    void shouldSeparateTimeFromTextWhenStamped() {
        // given
        var stamped = "2026-03-01T10:00:00.123456789Z hello  world";

        // when
        var line = ConsoleLine.of(4, stamped);

        // then
        assertThat(line).isEqualTo(new ConsoleLine(4, "2026-03-01T10:00:00.123456789Z", "hello  world"));
    }

    @Test
    void shouldKeepWholeTextWhenThereIsNoTime() {
        // given // when // then
        assertThat(ConsoleLine.of(1, "hello world")).isEqualTo(new ConsoleLine(1, null, "hello world"));
        assertThat(ConsoleLine.of(1, "2026-03-01T10:00:00Z")).isEqualTo(new ConsoleLine(1, "2026-03-01T10:00:00Z", ""));
        assertThat(ConsoleLine.of(1, "")).isEqualTo(new ConsoleLine(1, null, ""));
    }
}
