package io.pteronimbus.gameserver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {

    static Stream<Arguments> pipes() {
        return Stream.of(
                Arguments.of("required|string|max:20", List.of("required", "string", "max:20")),
                Arguments.of("", List.of("")),
                Arguments.of("a||b|", List.of("a", "", "b", "")),
                Arguments.of("required|regex:/^(a|b)$/", List.of("required", "regex:/^(a|b)$/")),
                Arguments.of("regex:/^(a|b)$/i|max:3", List.of("regex:/^(a|b)$/i", "max:3")),
                Arguments.of("Regex:/a|b/ |max:3", List.of("Regex:/a|b/ ", "max:3")),
                Arguments.of("not_regex:#a|b#|x", List.of("not_regex:#a|b#", "x")),
                Arguments.of("NotRegex:~a|b~|x", List.of("NotRegex:~a|b~", "x")),
                Arguments.of("regex:{a|{b|c}}|x", List.of("regex:{a|{b|c}}", "x")),
                Arguments.of("regex:(a|(b|c))u|x", List.of("regex:(a|(b|c))u", "x")),
                Arguments.of("regex:|a|i|x", List.of("regex:|a|i", "x")),
                Arguments.of("regex:/a\\/|b/|x", List.of("regex:/a\\/|b/", "x")),
                Arguments.of("regex:/^[a-z/]|b$/|x", List.of("regex:/^[a-z/]|b$/", "x")),
                // nothing closes it, so the pipes are between rules
                Arguments.of("regex:/a|b|c", List.of("regex:/a", "b", "c")),
                Arguments.of("regex:abc|d", List.of("regex:abc", "d")),
                Arguments.of("regex|d", List.of("regex", "d")),
                Arguments.of("in:a,b|regex:/x|y/", List.of("in:a,b", "regex:/x|y/")));
    }

    @ParameterizedTest
    @MethodSource("pipes")
    void shouldSplitAtPipesOutsideOfExpressions(String text, List<String> rules) {
        assertThat(RuleText.split(text)).isEqualTo(rules);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(List.of("required", "in:a|b"), List.of("required", "in:a|b")),
                Arguments.of(List.of("required|string", "max:3"), List.of("required", "string", "max:3")),
                Arguments.of(
                        List.of("required", "regex:/^(a", "b)$/", "max:3"),
                        List.of("required", "regex:/^(a|b)$/", "max:3")),
                Arguments.of(List.of("regex:/^(a", "b", "c)$/i"), List.of("regex:/^(a|b|c)$/i")),
                Arguments.of(List.of("regex:/a", "b"), List.of("regex:/a", "b")),
                Arguments.of(List.of("required|regex:/^(a|b)$/"), List.of("required", "regex:/^(a|b)$/")),
                Arguments.of(List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void shouldPutTogetherWhatWasTornApart(List<String> list, List<String> rules) {
        assertThat(RuleText.split(list)).isEqualTo(rules);
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                Arguments.of("a,b", List.of("a", "b")),
                Arguments.of("", List.of("")),
                Arguments.of("a,,b,", List.of("a", "", "b", "")),
                Arguments.of(" a , b ", List.of(" a ", " b ")),
                Arguments.of("\"a,b\",c", List.of("a,b", "c")),
                Arguments.of("  \"a\"x,c", List.of("ax", "c")),
                Arguments.of("\"a\"\"b\"", List.of("a\"b")),
                Arguments.of("a\"b\",c", List.of("a\"b\"", "c")),
                Arguments.of("\"a\\\"b\",c", List.of("a\\\"b", "c")),
                Arguments.of("\"a,b", List.of("a,b")),
                Arguments.of("\"\"", List.of("")),
                Arguments.of("ü,😀", List.of("ü", "😀")));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void shouldReadParametersAsPhpReadsCsv(String text, List<String> values) {
        assertThat(RuleText.parameters(text)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha_dash", "AlphaDash", "alphaDash", "ALPHA_DASH", " alpha-dash ", "alpha dash"})
    void shouldKnowARuleHoweverItIsWritten(String name) {
        assertThat(RuleName.of(name)).contains(RuleName.ALPHA_DASH);
    }
}
