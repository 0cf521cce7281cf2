package io.pteronimbus.configfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    b         ; abcb  ; x       ; axcx
                    (a)(b)    ; ab    ; $2$1    ; ba
                    (a)(b)    ; ab    ; ${1}1   ; a1
                    (a)(b)    ; ab    ; '$1x'   ; ''
                    (?P<n>a)  ; a     ; [$n]    ; [a]
                    (a)|(b)   ; b     ; [$1]    ; []
                    a         ; a     ; $$1     ; $1
                    a         ; a     ; $       ; $
                    a         ; a     ; ${      ; ${
                    a         ; a     ; \\1     ; \\1
                    ^a|b$     ; aabb  ; x       ; xabx
                    (?i)A     ; a     ; x       ; x
                    x*        ; ab    ; -       ; -a-b-
                    """)
    void shouldReplaceOnlyWhatIsFoundWhenThereAreGroups(
            String expression, String text, String template, String expected) throws Exception {
        assertThat(new Expression(expression).replaceIn(text, template)).contains(expected);
    }

    @Test
    void shouldBeEmptyWhenNothingIsFound() throws Exception {
        assertThat(new Expression("^b").replaceIn("ab", "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a{2,1}", "(?=a)", "\\1", "((x{1000}){1000}){1000}"})
    void shouldBeRefusedWhenGoWouldRefuseIt(String expression) {
        assertThatExceptionOfType(ConfigFileException.class)
                .isThrownBy(() -> new Expression(expression))
                .withMessageStartingWith("an expression of ifValue is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "(a|aa)+$", "(.*a){20}$", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void shouldEndWhenAnExpressionIsCatastrophicElsewhere(String expression) {
        // given
        var game = GameFolder.at(root).with("file", "v=" + "a".repeat(5_000) + "!\n");
        // when
        var outcome = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> game.change("file", Parser.PROPERTIES, GameFolder.editIf("v", "regex:" + expression, "x")));
        // then
        assertThat(outcome.leftBecause()).isEmpty();
        assertThat(game.read("file")).startsWith("v=aaa");
    }

    @Test
    void shouldTakeADollarAsItIsWhenAValueHasIt() {
        // given
        var game = GameFolder.at(root).with("file", "v=10\n");
        // when
        game.change("file", Parser.PROPERTIES, GameFolder.editIf("v", "regex:(\\d)\\d", "{{env.PRICE}}:$1"));
        // then
        assertThat(game.read("file")).isEqualTo("v=5$1:1\n");
    }
}
