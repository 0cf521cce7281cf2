package io.pteronimbus.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodesTest {
    /** Of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111L);

    /** The RFC shows eight digits; six are the last of them. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void shouldMakeTheCodesOfTheStandardWhenTimesAreThose(long second, String eightDigits) {
        // when
        var code = TotpCodes.at(second / 30, SECRET);

        // then
        assertThat(code).isEqualTo(eightDigits.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void shouldTakeACodeWhenAClockIsOffByOneStepAtMost(int off, boolean good) {
        // given
        var step = NOW.getEpochSecond() / 30 + off;

        // when
        var found = TotpCodes.stepOf(TotpCodes.at(step, SECRET), SECRET, NOW);

        // then
        assertThat(found.isPresent()).isEqualTo(good);
        found.ifPresent(of -> assertThat(of).isEqualTo(step));
    }

    @Test
    void shouldTakeNothingWhenTheCodeIsOfAnotherSecret() {
        // given
        var other = "09876543210987654321".getBytes(StandardCharsets.US_ASCII);
        var code = TotpCodes.at(NOW.getEpochSecond() / 30, other);

        // when
        var found = TotpCodes.stepOf(code, SECRET, NOW);

        // then
        assertThat(found).isEmpty();
    }
}
