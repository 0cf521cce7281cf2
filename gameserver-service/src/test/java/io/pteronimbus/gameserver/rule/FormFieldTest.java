package io.pteronimbus.gameserver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.gameserver.rule.FormField.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormFieldTest {

    private static FormField describe(String rules) {
        return RuleSet.parse(rules).describe();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; TEXT", "required|string ; TEXT", "boolean ; BOOLEAN", "required|bool ; BOOLEAN",
                        "required|in:0,1 ; CHOICE",
                "boolean|in:0,1 ; BOOLEAN", "boolean|in:1 ; CHOICE", "integer ; INTEGER", "integer|in:1,2 ; CHOICE",
                        "numeric ; NUMBER",
                "decimal:0,2 ; NUMBER", "numeric|digits_between:1,5 ; INTEGER", "digits:5 ; TEXT", "url ; URL",
                        "active_url ; URL",
                "not_in:a ; TEXT", "rubbish ; TEXT"
            })
    void shouldAskForWhatTheRulesSpeakOf(String rules, Type type) {
        assertThat(describe(rules).type()).isEqualTo(type);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("integer", null, null),
                Arguments.of("integer|min:1|max:5", "1", "5"),
                Arguments.of("integer|between:1,65535", "1", "65535"),
                Arguments.of("integer|min:0.5|max:5.5", "1", "5"),
                Arguments.of("integer|min:1|min:3|max:9|max:7", "3", "7"),
                Arguments.of("integer|gt:0", "1", null),
                Arguments.of("integer|gt:0.5|lt:9.5", "1", "9"),
                Arguments.of("integer|gte:2|lte:8", "2", "8"),
                Arguments.of("integer|gt:OTHER", null, null),
                Arguments.of("integer|digits_between:1,5", "0", "99999"),
                Arguments.of("integer|digits:3", "100", "999"),
                Arguments.of("integer|max_digits:25", "0", null),
                Arguments.of("integer|digits:1e900", "100000000000000000", null),
                Arguments.of("integer|size:4", "4", "4"),
                Arguments.of("numeric|min:0.5|max:1e2", "0.5", "1E+2"),
                Arguments.of("numeric|gt:0", null, null),
                Arguments.of("min:1|max:5", null, null));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void shouldBoundANumber(String rules, @Nullable String min, @Nullable String max) {
        // when
        var field = describe(rules);

        // then
        assertThat(field.min()).isEqualTo(min == null ? null : new BigDecimal(min));
        assertThat(field.max()).isEqualTo(max == null ? null : new BigDecimal(max));
        if (field.type() != Type.TEXT) {
            assertThat(field.minLength()).isNull();
            assertThat(field.maxLength()).isNull();
        }
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                Arguments.of("min:1|max:5", 1, 5),
                Arguments.of("between:2,4", 2, 4),
                Arguments.of("size:88", 88, 88),
                Arguments.of("max:2.5", null, 2),
                Arguments.of("min:0|max:-1", null, 0),
                Arguments.of("url|max:1e20", null, Integer.MAX_VALUE),
                Arguments.of("digits_between:1,5|max:4", 1, 4),
                Arguments.of("integer|max:5", null, null),
                Arguments.of("in:a,b|max:5", null, null));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldBoundAText(String rules, @Nullable Integer min, @Nullable Integer max) {
        assertThat(describe(rules).minLength()).isEqualTo(min);
        assertThat(describe(rules).maxLength()).isEqualTo(max);
    }

    @Test
    void shouldOfferEachChoiceOnceAndNoEmptyOne() {
        assertThat(describe("in:b,a,,b,\"c,d\"").choices()).isEqualTo(List.of("b", "a", "c,d"));
        assertThat(describe("string").choices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "alpha ~ ^[\\p{L}\\p{M}]+$",
                "alpha:ascii ~ ^[A-Za-z]+$",
                "alpha_num ~ ^[\\p{L}\\p{M}\\p{N}]+$",
                "alpha_dash ~ ^[\\p{L}\\p{M}\\p{N}_\\-]+$",
                "alpha_dash:ascii ~ ^[A-Za-z0-9_\\-]+$",
                "digits:4 ~ ^[0-9]+$",
                "required|regex:/^(a|b)$/ ~ ^(?:a|b)$",
                "regex:/(?=a)/|regex:/^b$/ ~ ^b$",
                "in:a|alpha ~",
                "string ~",
                "integer|regex:/^1/ ~"
            })
    void shouldHintAtTheFormOfAText(String rules, @Nullable String pattern) {
        assertThat(describe(rules).pattern()).isEqualTo(pattern);
    }

    @Test
    void shouldSayWhatIsRequiredAndInWhichCase() {
        assertThat(describe("required|lowercase"))
                .returns(true, FormField::required)
                .returns(true, FormField::lowercase);
        assertThat(describe("nullable|uppercase"))
                .returns(false, FormField::required)
                .returns(true, FormField::uppercase);
    }
}
