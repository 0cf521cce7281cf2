package io.pteronimbus.gameserver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.gameserver.rule.FormField.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all sets of rules, tried with many. A seed that fails is told, and fails again. */
class RuleSetPropertyTest {
    private static final int TRIES = 3_000;
    private static final List<String> PIECES = List.of(
            "|",
            ":",
            ",",
            "\"",
            "/",
            "\\",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "*",
            "+",
            "?",
            "^",
            "$",
            ".",
            "-",
            " ",
            "\n",
            "0",
            "9",
            "1e9",
            "a",
            "Z",
            "_",
            "ü",
            "😀",
            "\u0000",
            "\uD800",
            "regex:/",
            "not_regex:#",
            "in:",
            "min:",
            "between:1,",
            "(?=",
            "(?i)",
            "\\w",
            "\\p{L}",
            "[[:alpha:]]",
            "{2,3}",
            "required",
            "nullable",
            "integer",
            "gt:",
            "\\1",
            "\\Q");

    private static String rubbish(Random random) {
        return IntStream.range(0, random.nextInt(1, 25))
                .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldReadCheckAndDescribeWhateverIsWritten(long seed) {
        // given
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            var text = rubbish(random);
            var value = rubbish(random);

            // when
            var pipes = RuleSet.parse(text);
            var list = RuleSet.parse(List.of(text, rubbish(random)));

            // then
            for (var rules : List.of(pipes, list)) {
                assertThat(rules.describe()).as("seed %d: %s", seed, text).isNotNull();
                assertThat(rules.check(value, Map.of("a", value)))
                        .as("seed %d: %s", seed, text)
                        .isNotNull();
                assertThat(rules.check(null, Map.of())).isNotNull();
                assertThat(rules.normalise(value)).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void shouldRefuseNothingWhenNothingIsUnderstood(long seed) {
        // given
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            var rule = rubbish(random);
            var rules = RuleSet.parse(List.of(rule));

            // when
            boolean isUnderstood = rules.unsupported().isEmpty();

            // then
            if (!isUnderstood && !rule.contains("|")) {
                assertThat(rules.check(rubbish(random), Map.of()))
                        .as("seed %d: %s", seed, rule)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void shouldTakeEachChoiceItOffers(long seed) {
        // given
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            var choices = IntStream.range(0, random.nextInt(1, 6))
                    .mapToObj(c -> rubbish(random).replace("|", ""))
                    .map(choice -> '"' + choice.replace("\\", "").replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(","));
            var rules = RuleSet.parse(List.of("required", "in:" + choices));

            // when
            var field = rules.describe();

            // then
            assertThat(field.type()).isEqualTo(Type.CHOICE);
            assertThat(field.choices())
                    .allSatisfy(choice -> assertThat(rules.check(choice, Map.of()))
                            .as("seed %d: %s", seed, choices)
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void shouldTakeTheBoundsItTellsAndNothingBeyond(long seed) {
        // given
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            var text = "integer|" + bounds(random);
            var rules = RuleSet.parse(text);

            // when
            var field = rules.describe();

            // then
            var told = "seed %d: %s".formatted(seed, text);
            if (field.min() == null || field.max() == null || field.min().compareTo(field.max()) > 0) {
                continue;
            }
            assertThat(keeps(rules, field.min())).as(told).isTrue();
            assertThat(keeps(rules, field.max())).as(told).isTrue();
            assertThat(keeps(rules, field.min().subtract(BigDecimal.ONE)))
                    .as(told)
                    .isFalse();
            assertThat(keeps(rules, field.max().add(BigDecimal.ONE))).as(told).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void shouldTakeTheLengthsItTellsAndNothingBeyond(long seed) {
        // given
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            int min = random.nextInt(1, 20);
            int max = min + random.nextInt(20);
            var text = random.nextBoolean() ? "between:%d,%d".formatted(min, max) : "max:%d|min:%d".formatted(max, min);
            var rules = RuleSet.parse(text);
            var letter = List.of("a", "ü", "😀", "7").get(random.nextInt(4));

            // when
            var field = rules.describe();

            // then
            assertThat(field.minLength()).isEqualTo(min);
            assertThat(field.maxLength()).isEqualTo(max);
            assertThat(rules.check(letter.repeat(min), Map.of())).isEmpty();
            assertThat(rules.check(letter.repeat(max), Map.of())).isEmpty();
            assertThat(rules.check(letter.repeat(max + 1), Map.of())).hasSize(1);
            assertThat(
                            min == 1
                                    ? 1
                                    : rules.check(letter.repeat(min - 1), Map.of())
                                            .size())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {12, 13})
    void shouldFindWithBothEnginesTheSame(long seed) {
        // given: a look ahead at nothing makes the second engine run
        var random = new Random(seed);
        var parts = List.of(
                "a", "b", "[ab]", "[^a]", ".", "(a|b)", "(?:ab)", "\\w", "\\d", "a?", "b*", "a+", "^", "$", "\\b",
                "\\S", "ü", "a{1,2}");
        for (int i = 0; i < TRIES; i++) {
            var body = IntStream.range(0, random.nextInt(1, 6))
                    .mapToObj(p -> parts.get(random.nextInt(parts.size())))
                    .collect(Collectors.joining());
            var flags = List.of("", "i", "u", "s", "iu", "D").get(random.nextInt(6));
            var linear = Expression.read("/" + body + "/" + flags).orElseThrow();
            var backtracking = Expression.read("/(?=)" + body + "/" + flags).orElseThrow();

            // when
            var value = IntStream.range(0, random.nextInt(6))
                    .mapToObj(p ->
                            List.of("a", "b", "A", "1", " ", "\n", "ü", "Ü").get(random.nextInt(8)))
                    .collect(Collectors.joining());

            // then
            assertThat(linear.isFoundIn(value))
                    .as("seed %d: /%s/%s in «%s»", seed, body, flags, value)
                    .isEqualTo(backtracking.isFoundIn(value));
        }
    }

    private static boolean keeps(RuleSet rules, BigDecimal value) {
        return rules.check(value.toPlainString(), Map.of()).isEmpty();
    }

    private static String bounds(Random random) {
        var rules = new ArrayList<String>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            var low = number(random, -50, 0);
            var high = number(random, 1, 50);
            rules.add(
                    switch (random.nextInt(7)) {
                        case 0 -> "min:" + low + "|max:" + high;
                        case 1 -> "between:" + low + "," + high;
                        case 2 -> "gt:" + low + "|lt:" + high;
                        case 3 -> "gte:" + low + "|lte:" + high;
                        case 4 -> "size:" + random.nextInt(5);
                        case 5 -> "digits_between:1," + random.nextInt(1, 20);
                        default -> "digits:" + random.nextInt(1, 19);
                    });
        }
        return String.join("|", rules);
    }

    private static String number(Random random, int from, int to) {
        return random.nextBoolean()
                ? Integer.toString(random.nextInt(from, to))
                : String.format(Locale.ROOT, "%.2f", random.nextDouble(from, to));
    }
}
