package io.pteronimbus.gameserver.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void shouldSayHowLongToWaitWhenSpent() {
        // given
        var budget = new Budget(2, Duration.ofSeconds(10));
        var second = Duration.ofSeconds(1).toNanos();

        // when
        var first = budget.spend(0);
        var another = budget.spend(4 * second);
        var tooMuch = budget.spend(5 * second);
        var later = budget.spend(10 * second);

        // then
        assertThat(first).isEmpty();
        assertThat(another).isEmpty();
        assertThat(tooMuch).contains(Duration.ofSeconds(5));
        assertThat(later).isEmpty();
    }
}
