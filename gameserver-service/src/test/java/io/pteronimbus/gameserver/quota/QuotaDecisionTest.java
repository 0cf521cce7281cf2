package io.pteronimbus.gameserver.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotaDecisionTest {
    private static final Amount LIMITS = new Amount(2, 1_000, 1_000, 1_000);

    @Test
    void shouldAllowWhenItFitsExactly() {
        assertThat(new QuotaDecision(LIMITS, new Amount(1, 500, 500, 500), new Amount(1, 500, 500, 500)).allowed())
                .isTrue();
    }

    @Test
    void shouldNameEachLimitWhenExceeded() {
        assertThat(new QuotaDecision(LIMITS, new Amount(2, 500, 500, 500), new Amount(1, 501, 501, 501)).exceeded())
                .containsExactly(
                        "This would make 3 servers; 2 are allowed.",
                        "This would make 1001 thousandths of a CPU core; 1000 are allowed.",
                        "This would make 1001 MiB of memory; 1000 are allowed.",
                        "This would make 1001 MiB of disk; 1000 are allowed.");
    }

    @Test
    void shouldAllowMakingSmallerWhenOverLoweredLimit() {
        assertThat(new QuotaDecision(LIMITS, new Amount(5, 9_000, 9_000, 9_000), new Amount(0, -100, 0, 0)).allowed())
                .isTrue();
    }
}
