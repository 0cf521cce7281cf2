package io.pteronimbus.controller.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.controller.console.ConsoleFrame.CommandResult;
import org.junit.jupiter.api.Test;

class CommandAnswersTest {
    private final CommandAnswers answers = new CommandAnswers();

    @Test
    void shouldSayTheSameWhenACommandThatFailedComesAgain() {
        // given
        var failed = new CommandResult("1", false, "the server does not run");
        answers.remember("request", failed);

        // when
        var again = answers.of("request", "1");

        // then
        assertThat(again).isEqualTo(failed);
    }

    @Test
    void shouldClaimNothingWhenTheFirstIsUnderWayOrForgotten() {
        // given
        for (var i = 0; i <= CommandAnswers.MOST; i++) {
            answers.remember("request " + i, new CommandResult("" + i, true, null));
        }

        // when / then
        assertThat(answers.of("under way", "7").ok()).isFalse();
        assertThat(answers.of("request 0", "0").ok()).isFalse();
        assertThat(answers.of("request 1", "1").ok()).isTrue();
    }
}
