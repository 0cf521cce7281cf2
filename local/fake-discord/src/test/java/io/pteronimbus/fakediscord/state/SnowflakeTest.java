package io.pteronimbus.fakediscord.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnowflakeTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00.123Z");

    @Test
    void shouldCarryTheTimeOfItsMaking() {
        var source = new SnowflakeSource(Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(source.next().createdAt()).isEqualTo(NOW);
        // the example of Discord's documentation
        assertThat(Snowflake.of("175928847299117063").createdAt()).isEqualTo(Instant.parse("2016-04-30T11:18:25.796Z"));
    }

    @Test
    void shouldGrowAlsoWhenTheClockIsSetBack() {
        var clock = new SettableClock(Clock.fixed(NOW, ZoneOffset.UTC));
        var source = new SnowflakeSource(clock);
        Snowflake first = source.next();
        Snowflake second = source.next();
        clock.moveTo(Duration.ofDays(-1));

        assertThat(second).isGreaterThan(first);
        assertThat(source.next()).isGreaterThan(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "01", "1.5", "9999999999999999999", "123456789012345678901", " 1"})
    void shouldNotBeReadWhenTextIsNone(String text) {
        assertThat(Snowflake.parse(text)).isEmpty();
        assertThatThrownBy(() -> Snowflake.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
