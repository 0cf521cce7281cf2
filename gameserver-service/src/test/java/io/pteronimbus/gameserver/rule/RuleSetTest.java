package io.pteronimbus.gameserver.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

    private static List<String> keys(String rules, @Nullable String value) {
        return keys(rules, value, Map.of());
    }

    private static List<String> keys(String rules, @Nullable String value, Map<String, String> others) {
        return RuleSet.parse(rules).check(value, others).stream()
                .map(Violation::key)
                .toList();
    }

    @Nested
    class Empty {

        static Stream<Arguments> values() {
            return Stream.of(
                    Arguments.of("required", null, "rule.required"),
                    Arguments.of("required", "", "rule.required"),
                    Arguments.of("required", " \t\r\n\0\u000B", "rule.required"),
                    Arguments.of("required", "0", ""),
                    // only what PHP trims is blank
                    Arguments.of("required", "\u00A0", ""),
                    Arguments.of("present", null, "rule.present"),
                    Arguments.of("present", "", ""),
                    Arguments.of("filled", null, ""),
                    Arguments.of("filled", "", "rule.filled"),
                    Arguments.of("filled", "x", ""),
                    Arguments.of("nullable|integer", "", ""),
                    Arguments.of("nullable|integer", null, ""),
                    Arguments.of("nullable|required", "", "rule.required"),
                    Arguments.of("integer|min:5|in:a", "", ""),
                    Arguments.of("integer|min:5|in:a", "  ", ""),
                    Arguments.of("string|max:3", null, ""),
                    Arguments.of("sometimes|required", null, ""),
                    Arguments.of("sometimes|required", "", "rule.required"),
                    Arguments.of("", "", ""),
                    Arguments.of("", null, ""));
        }

        @ParameterizedTest(name = "{0} of «{1}»: {2}")
        @MethodSource("values")
        void shouldOnlyAskForAValueWhenThereIsNone(String rules, @Nullable String value, String expected) {
            assertThat(keys(rules, value)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
        }
    }

    @Nested
    class Order {

        @Test
        void shouldTellAllInTheirOrderWhenSeveralAreNotKept() {
            assertThat(keys("max:2|integer|in:a,b", "xyz"))
                    .containsExactly("rule.max.numeric", "rule.integer", "rule.in");
        }

        @Test
        void shouldStopAtTheFirstWhenAskedToBail() {
            assertThat(keys("max:2|integer|in:a,b|bail", "xyz")).containsExactly("rule.max.numeric");
        }

        @Test
        void shouldStopWhenNothingIsThere() {
            assertThat(keys("required|filled|present", "")).containsExactly("rule.required");
        }
    }

    @Nested
    class OtherVariables {

        @ParameterizedTest
        @CsvSource({
            "integer|gt:MIN, 6, 5, true",
            "integer|gt:MIN, 5, 5, false",
            "integer|gt:environment.MIN, 10, 9, true",
            "gt:MIN, 10, 9, true",
            "gt:MIN, abc, ab, true",
            "gt:MIN, ab, abc, false",
            "gte:MIN, abc, xyz, true",
            "lt:MIN, 9, 10, true",
            "lte:MIN, 10, 10.0, true",
            // a number beside a text: five is more than two characters
            "gt:MIN, 5, ab, true",
            "gt:OTHER, 5, 1, false",
        })
        void shouldCompareWithThem(String rules, String value, String other, boolean keeps) {
            assertThat(keys(rules, value, Map.of("MIN", other)).isEmpty()).isEqualTo(keeps);
        }

        @Test
        void shouldNeverTellTheirValues() {
            // when
            var violations = RuleSet.parse("integer|gt:MIN").check("1", Map.of("MIN", "5"));

            // then
            assertThat(violations)
                    .containsExactly(
                            new Violation("rule.gt.numeric", Map.of("value", "MIN"), "must be greater than MIN"));
        }
    }

    @Nested
    class Messages {

        @Test
        void shouldNameTheKindOfSizeAndTheBoundsWhenARuleIsNotKept() {
            assertThat(RuleSet.parse("between:1,3").check("abcd", Map.of()))
                    .containsExactly(new Violation(
                            "rule.between.string",
                            Map.of("min", BigDecimal.ONE, "max", BigDecimal.valueOf(3)),
                            "must have between 1 and 3 characters"));
            assertThat(RuleSet.parse("integer|between:1,3").check("7", Map.of()))
                    .extracting(Violation::key, Violation::message)
                    .containsExactly(tuple("rule.between.numeric", "must be between 1 and 3"));
        }

        @Test
        void shouldListTheValuesWhenThereIsAChoice() {
            assertThat(RuleSet.parse("in:a,$1,\\b").check("c", Map.of()))
                    .containsExactly(new Violation(
                            "rule.in", Map.of("values", List.of("a", "$1", "\\b")), "must be one of: a, $1, \\b"));
        }

        @Test
        void shouldSayOneNumberTwiceWhenThereIsNoOther() {
            assertThat(RuleSet.parse("decimal:2").check("1", Map.of()))
                    .extracting(Violation::message)
                    .containsExactly("must be a number with 2 to 2 decimal places");
        }

        @Test
        void shouldHaveAKeyOfItsOwnForEachRuleThatCanBeViolated() {
            // given
            var parameters = List.of("1", "2");

            // when
            var violations = Arrays.stream(RuleName.values())
                    .filter(name -> name.check() != Check.ALWAYS)
                    .flatMap(name -> Stream.of(true, false)
                            .filter(isNumber -> isNumber || name.wording().differs())
                            .map(isNumber -> name.violation(isNumber, parameters)))
                    .toList();

            // then
            assertThat(violations).hasSizeGreaterThan(50);
            assertThat(violations)
                    .extracting(Violation::key)
                    .doesNotHaveDuplicates()
                    .allMatch(key -> key.matches("rule\\.[a-z0-9_]+(\\.(numeric|string))?"));
            assertThat(violations)
                    .extracting(Violation::message)
                    .allMatch(text -> !text.isBlank() && !text.contains("{"));
        }
    }

    @Nested
    class Unsupported {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "exists:users,id",
                    "unique:a",
                    "confirmed",
                    "same:X",
                    "different:X",
                    "required_if:A,1",
                    "required_with:A",
                    "exclude_if:A,1",
                    "array",
                    "file",
                    "image",
                    "mimes:jar",
                    "date_format:Y",
                    "contains:a",
                    "current_password",
                    "min",
                    "min:",
                    "min:x",
                    "between:1",
                    "between:1,x",
                    "size:",
                    "in",
                    "digits:x",
                    "gt",
                    "gt: ",
                    "min:1e5000",
                    "regex",
                    "regex:",
                    "regex:abc",
                    "regex:/a",
                    "regex:/(/",
                    "regex:/a/k",
                    "not_regex:/[/",
                    "multiple_of:a",
                    "starts_with",
                    "rubbish",
                    ":",
                    "😀"
                })
        void shouldRefuseNothingWhenARuleIsNotUnderstood(String rule) {
            // when
            var rules = RuleSet.parse(List.of(rule, "max:3"));

            // then
            assertThat(rules.unsupported()).containsExactly(rule.strip());
            assertThat(rules.check("abc", Map.of())).isEmpty();
            assertThat(rules.check("abcd", Map.of())).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "active_url",
                    "date",
                    "integer:strict",
                    "numeric:strict",
                    "boolean:strict",
                    "email:rfc,dns",
                    "timezone:Europe"
                })
        void shouldTellWhenARuleIsLookedAtOtherwise(String rule) {
            assertThat(RuleSet.parse(rule).adapted()).containsExactly(rule);
            assertThat(RuleSet.parse(rule).unsupported()).isEmpty();
        }

        @Test
        void shouldTellNothingWhenAllIsUnderstood() {
            assertThat(RuleSet.parse("required|nullable||  |string|url").unsupported())
                    .isEmpty();
            assertThat(RuleSet.parse("required|nullable||  |string|url").adapted())
                    .isEmpty();
        }
    }

    @Nested
    class Bounds {

        @Test
        void shouldReadSoManyRulesAndNoMore() {
            // given
            var many = Collections.nCopies(RuleSet.MAX_RULES, "string");

            // when
            var rules = RuleSet.parse(
                    Stream.concat(many.stream(), Stream.of("integer")).toList());

            // then
            assertThat(rules.unsupported()).containsExactly("integer");
            assertThat(rules.check("x", Map.of())).isEmpty();
        }

        @Test
        void shouldNotReadARuleThatIsTooLong() {
            var longest = "starts_with:" + "a".repeat(RuleSet.MAX_LENGTH - "starts_with:".length());
            assertThat(RuleSet.parse(longest).unsupported()).isEmpty();
            assertThat(RuleSet.parse(longest + "a").unsupported())
                    .singleElement()
                    .asString()
                    .hasSizeLessThan(110)
                    .startsWith("starts_with:aa");
        }

        @Test
        void shouldNotReadAListThatIsTooLong() {
            assertThat(RuleSet.parse("in:" + ",".repeat(RuleSet.MAX_CHOICES - 1))
                            .unsupported())
                    .isEmpty();
            assertThat(RuleSet.parse("in:" + ",".repeat(RuleSet.MAX_CHOICES)).unsupported())
                    .hasSize(1);
        }

        @Test
        void shouldTellOnlySoManyWhenAllIsRubbish() {
            var rubbish =
                    IntStream.range(0, 100_000).mapToObj(i -> "regex:/(" + i).collect(Collectors.toList());
            assertThat(RuleSet.parse(rubbish).unsupported()).hasSize(RuleSet.MAX_RULES);
            assertThat(RuleSet.parse(String.join("|", rubbish)).unsupported()).hasSize(RuleSet.MAX_RULES);
        }
    }

    @Nested
    class Normalise {

        @ParameterizedTest
        @CsvSource({
            "boolean, true, 1",
            "boolean, false, 0",
            "required|bool, True, 1",
            "boolean, 1, 1",
            "boolean, yes, yes",
            "string, true, true",
            "'in:true,false', false, false",
            "boolean, '', ''"
        })
        void shouldWriteFlagsAsPhpDoesWhenTheRulesSpeakOfABoolean(String rules, String value, String expected) {
            assertThat(RuleSet.parse(rules).normalise(value)).isEqualTo(expected);
        }
    }

    @Test
    void shouldNameEveryRuleInItsDocument() throws IOException {
        // given
        var document = Files.readString(Path.of("..", "docs", "variables.md"));

        // when
        var missing = new HashSet<String>();
        for (var name : RuleName.values()) {
            var text = name.name().toLowerCase(Locale.ROOT);
            if (!document.contains("`" + text)) {
                missing.add(text);
            }
        }

        // then
        assertThat(missing).isEmpty();
    }
}
