package io.pteronimbus.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {
    @Test
    void shouldHaveBothEnds() {
        assertThat(PortRange.of("20000-20009")).isEqualTo(new PortRange(20_000, 20_009));
        assertThat(PortRange.of(" 7 - 7 ").size()).isOne();
        assertThat(PortRange.of("20000-20009").size()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20000", "a-b", "5-4", "0-9", "65000-65536", "1-2-3", "-5"})
    void shouldRefuseWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PortRange.of(text));
    }
}
