package io.pteronimbus.bot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

    @ParameterizedTest
    @CsvSource({
        "1000, RESUME", "1001, RESUME", "1006, RESUME", "4000, RESUME", "4001, RESUME", "4002, RESUME", "4003, RESUME",
        "4005, RESUME", "4007, IDENTIFY", "4008, RESUME", "4009, IDENTIFY", "4004, STOP", "4010, STOP", "4011, STOP",
        "4012, STOP", "4013, STOP", "4014, IDENTIFY_WITH_LESS"
    })
    void shouldGoOnAsTheCloseCodeSays(short code, Ending.Next next) {
        assertThat(Ending.closed(code, "why").next()).isEqualTo(next);
    }

    @Test
    void shouldResumeWhenTheConnectionWasCut() {
        assertThat(Ending.closed(null, null)).isEqualTo(new Ending(Ending.Next.RESUME, "closed with 1006"));
    }

    @Test
    void shouldShowNoToken() {
        assertThat(new BotToken("known to the bot").toString()).doesNotContain("known");
    }
}
