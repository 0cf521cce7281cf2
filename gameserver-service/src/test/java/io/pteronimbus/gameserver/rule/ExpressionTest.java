package io.pteronimbus.gameserver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions as PCRE reads them. In tables {@code ~} separates, {@code \} is a backslash. */
class ExpressionTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private static Expression read(String text) {
        return Expression.read(text).orElseThrow();
    }

    @Nested
    class Meaning {

        @ParameterizedTest(name = "{0} in «{1}»: {2}")
        @CsvSource(
                delimiter = '~',
                value = {
                    "/^abc$/ ~ abc ~ true",
                    "/^abc$/ ~ ABC ~ false",
                    "/b/ ~ abc ~ true",
                    "/^abc$/i ~ ABC ~ true",
                    "#^a/b$# ~ a/b ~ true",
                    "{^a{2}$} ~ aa ~ true",
                    "(^(a)$) ~ a ~ true",
                    "/^a.c$/ ~ abc ~ true",
                    "/^\\w+$/ ~ a_1 ~ true",
                    "/^\\w+$/ ~ ü ~ false",
                    "/^\\w+$/u ~ ü ~ true",
                    "/^\\d+$/ ~ 12 ~ true",
                    "/^\\d+$/ ~ ٣ ~ false",
                    "/^\\d+$/u ~ ٣ ~ true",
                    // without u characters are bytes
                    "/^.{2}$/ ~ ü ~ true",
                    "/^.$/ ~ ü ~ false",
                    "/^.$/u ~ ü ~ true",
                    "/^.$/u ~ 😀 ~ true",
                    "/^.{4}$/ ~ 😀 ~ true",
                    "/^ü$/ ~ ü ~ true",
                    "/^ü$/i ~ Ü ~ false",
                    "/^k[r-t]$/i ~ KS ~ true",
                    "/^k[r-t]$/iu ~ Kſ ~ true",
                    "/^[^a]$/i ~ A ~ false",
                    "/^[α-ω]$/iu ~ Ω ~ true",
                    "/^ü$/iu ~ Ü ~ true",
                    "/^[^a]{2}$/ ~ ü ~ true",
                    "/^a b$/x ~ ab ~ true",
                    "/^a\\ b [ ] # blanks\\n$/x ~ a b ~ false",
                    "/^ a [b ] $/x ~ ab ~ true",
                    "/abc/A ~ xabc ~ false",
                    "/b|abc/A ~ abc ~ true",
                    "/^a+?$/U ~ aaa ~ true",
                    "/^[[:alpha:]]+$/ ~ abc ~ true",
                    "/^[[:alpha:]]+$/ ~ ab1 ~ false",
                    "/^[[:^digit:]_]+$/ ~ ab_ ~ true",
                    "/^[]a]+$/ ~ ]a ~ true",
                    "/^[^]a]+$/ ~ ]a ~ false",
                    "/^[a-]+$/ ~ -a ~ true",
                    "/^[\\w-.]+$/ ~ a-b.c ~ true",
                    "/^[\\w-\\.]+$/ ~ a-b.c ~ true",
                    "/^[[a]+$/ ~ [a ~ true",
                    "/^[a&&b]+$/ ~ &a ~ true",
                    "/^a{,2}$/ ~ a{,2} ~ true",
                    "/^a{x}$/ ~ a{x} ~ true",
                    "/^\\060\\061?$/ ~ 0 ~ true",
                    "/^\\W\\S[\\s\\S]$/u ~ -ü1 ~ true",
                    "/^\\x41\\x{42}$/ ~ AB ~ true",
                    "/^\\Qa.b\\E+$/ ~ a.bb ~ true",
                    "/^\\Qa.b\\E$/ ~ axb ~ false",
                    "/^(?i)a(?-i)b$/ ~ Ab ~ true",
                    "/^(?i)a(?-i)b$/ ~ AB ~ false",
                    "/^(?i:a)b$/ ~ AB ~ false",
                    "/^(?<n>a)(?P<m>b)(?'o'c)$/ ~ abc ~ true",
                    "/^a(?#comment)b$/ ~ ab ~ true",
                    "/\\bcat\\b/ ~ a cat ~ true",
                    "/\\bcat\\b/ ~ concat ~ false",
                    "/\\bü\\b/u ~ für ~ false",
                    "/\\bü\\b/u ~ a ü ~ true",
                    "/^\\pL+$/u ~ aü ~ true",
                    "/^\\p{Lu}\\P{Lu}$/u ~ Üa ~ true",
                    "/^\\p{^L}$/u ~ 1 ~ true",
                    "/^\\p{Greek}+$/u ~ αβ ~ true",
                    "/^[\\S]+$/ ~ abc ~ true",
                    "/^\\S+$/ ~ a b ~ false",
                    "/^\\h$/ ~ ' ' ~ true",
                    "/^(?=.*\\d)(?=.*[a-z]).{4,}$/ ~ abc1 ~ true",
                    "/^(?=.*\\d)(?=.*[a-z]).{4,}$/ ~ abcd ~ false",
                    "/^(?!admin).*$/ ~ user ~ true",
                    "/^(?!admin).*$/ ~ administrator ~ false",
                    "/(?<!a)b/ ~ ab ~ false",
                    "/^(.)\\1$/ ~ aa ~ true",
                    "/^(.)\\1$/ ~ ab ~ false",
                    "/^(.)\\1{2,}$/ ~ aaa ~ true",
                    "/^a++b$/ ~ aab ~ true",
                    "/^a++ab$/ ~ aab ~ false",
                    "/^(?>a|ab)c$/ ~ abc ~ false",
                    "/^\\w{1,2000}$/ ~ abc ~ true",
                    "/^(?=\\p{Greek})./u ~ α ~ true",
                    "/^[\\x{3b1}-\\x{3c9}]+$/u ~ αβ ~ true",
                })
        void shouldFindWhatPcreFinds(String expression, String value, boolean found) {
            assertThat(read(expression).isFoundIn(value)).isEqualTo(found);
        }

        @Test
        void shouldEndBeforeALastLineFeedUnlessToldOtherwise() {
            for (var look : List.of("", "(?=a)")) {
                assertThat(read("/^" + look + "a$/").isFoundIn("a\n")).isTrue();
                assertThat(read("/^" + look + "a$/").isFoundIn("a\n\n")).isFalse();
                assertThat(read("/^" + look + "a$/").isFoundIn("a\r\n")).isFalse();
                assertThat(read("/^" + look + "a$/D").isFoundIn("a\n")).isFalse();
                assertThat(read("/^" + look + "a\\Z/D").isFoundIn("a\n")).isTrue();
                assertThat(read("/^" + look + "a\\z/").isFoundIn("a\n")).isFalse();
                assertThat(read("/^" + look + "a$/m").isFoundIn("b\na\nc")).isTrue();
                assertThat(read("/\\A" + look + "a$/m").isFoundIn("b\na")).isFalse();
                assertThat(read("/" + look + "a.b/").isFoundIn("a\nb")).isFalse();
                assertThat(read("/" + look + "a.b/").isFoundIn("a\rb")).isTrue();
                assertThat(read("/" + look + "a.b/s").isFoundIn("a\nb")).isTrue();
                assertThat(read("/" + look + "a[\\s]b/").isFoundIn("a\u000Bb")).isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "/",
                    "/a",
                    "a",
                    "aba",
                    "\\a\\",
                    "/a/b",
                    "/a/q",
                    "/(/",
                    "/)/",
                    "/[/",
                    "/[z-a]/",
                    "/*/",
                    "/a**/",
                    "/(?R)/",
                    "/(?(1)a)/",
                    "/\\1/x y",
                    "/\\K/",
                    "/\\y/",
                    "/(*UTF8)a/",
                    "/\\x{110000}/u",
                    "/\\x{100}/",
                    "/[[:rubbish:]]/",
                    "/\\p{Rubbish}/u",
                    "/a{2,1}/",
                    "/(?<n/",
                    "/a{9999}{9999}/",
                    "/((a{100}){100}){100}/",
                    "/\\k<n>/",
                    "/\\10/",
                    "/(?#/",
                    "/[[:punct:]]/u"
                })
        void shouldNotReadWhatIsNone(String expression) {
            assertThat(Expression.read(expression)).isEmpty();
        }

        @Test
        void shouldNotReadWhatIsNestedTooDeeply() {
            assertThat(Expression.read("/" + "(".repeat(40) + "a" + ")".repeat(40) + "/"))
                    .isPresent();
            assertThat(Expression.read("/" + "(".repeat(1_000) + "a" + ")".repeat(1_000) + "/"))
                    .isEmpty();
        }
    }

    @Nested
    class Cost {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/^(a+)+$/",
                    "/^(a|a)*$/",
                    "/^(a|aa)+$/",
                    "/^(.*)*$/",
                    "/(x+x+)+y/",
                    "/^(([a-z])+.)+[A-Z]([a-z])+$/",
                    "/^(a?){30}a{30}$/"
                })
        void shouldDecideSoonWhenAnotherEngineWouldBacktrack(String expression) {
            // given
            var rules = RuleSet.parse(List.of("regex:" + expression));
            var value = "a".repeat(2_000) + "!";

            // when
            var violations = Assertions.assertTimeoutPreemptively(SOON, () -> rules.check(value, Map.of()));

            // then
            assertThat(rules.unsupported()).isEmpty();
            assertThat(violations).allMatch(violation -> violation.key().equals("rule.regex"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/^(a+)+\\1$/",
                    "/^(a|aa)+(.)\\2b$/",
                    "/^(\\w+\\w+)+(.)\\2b$/",
                    "/^(a+a+)+b\\1$/",
                    "/(.+.+.+.+)+\\1;$/"
                })
        void shouldGiveUpSoonWhenItMustBacktrack(String expression) {
            // given
            var rules = RuleSet.parse(List.of("regex:" + expression));
            var value = "a".repeat(200) + "!";

            // when
            var violations = Assertions.assertTimeoutPreemptively(SOON, () -> rules.check(value, Map.of()));

            // then
            assertThat(violations).extracting(Violation::key).containsExactly("rule.regex.limit");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/^(?=a)a(?:|)(?:|)(?:|)x/",
                    "/^(?=a)a(?:b*|c*){30}x/",
                    "/^(?=a)a(?:b*)*(?:b*)*(?:b*)*x/",
                    "/^(?=a)a(?:(?=a))*x/",
                    "/^(b*)a\\1*x(?=a)/"
                })
        void shouldNotReadWhatCouldBacktrackWithoutReading(String expression) {
            assertThat(Expression.read(expression)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/[\\x{1}-\\x{10ffff}]/iu", "/[^\\x{3b1}]/iu", "/[\\W][\\S]/i", "/(?i)[\\x{1}-\\x{10ffff}]/u"
                })
        void shouldBeReadSoonWhenCasesAreManyAndDoNotMatter(String expression) {
            // when
            var read = Assertions.assertTimeoutPreemptively(SOON, () -> Expression.read(expression));

            // then
            assertThat(read).isPresent();
        }

        @Test
        void shouldGiveUpWhenThereIsTooMuchToBacktrackIn() {
            // given
            var rules = RuleSet.parse(List.of("not_regex:/^(?=a)(?:a|b)*$/"));

            // when
            var violations = rules.check("a".repeat(100_000), Map.of());

            // then
            assertThat(violations).extracting(Violation::key).containsExactly("rule.not_regex.limit");
        }

        @Test
        void shouldGiveUpWhenALargeExpressionMeetsALargeText() {
            // given
            var rules = RuleSet.parse(List.of("regex:/^[a-z]{900}[0-9]{900}$/"));

            // when
            var violations =
                    Assertions.assertTimeoutPreemptively(SOON, () -> rules.check("a".repeat(1_000_000), Map.of()));

            // then
            assertThat(violations).extracting(Violation::key).containsExactly("rule.regex.limit");
        }
    }

    @Nested
    class Script {

        @ParameterizedTest
        @CsvSource(
                delimiter = '~',
                value = {
                    "/^([\\w\\d._-]+)(\\.jar)$/ ~ ^(?:[A-Za-z0-9_0-9\\._\\x2d]+)(?:\\.jar)$",
                    "/^[0-9\\.\\-]+$/ ~ ^[0-9\\.\\x2d]+$",
                    "/^(a|b)$/ ~ ^(?:a|b)$",
                    "/^a$/i ~ ^[aA]$",
                    "/^[b-d_]{2,3}$/i ~ ^[b-dB-D_]{2,3}$",
                    "/^\\S+$/ ~ ^[^\\x09-\\x0d\\x20]+$",
                    "/^[\\S]+$/ ~ ^[\\x00-\\x08\\x0e-\\x1f\\x21-\\u{10ffff}]+$",
                    "/^.*$/ ~ ^[^\\x0a]*$",
                    "/^.*$/s ~ ^[\\x00-\\u{10ffff}]*$",
                    "/^\\p{L}+$/u ~ ^[\\p{L}]+$",
                    "/^ü$/u ~ ^\\xfc$",
                    "/^(?:\\d{1,3}\\.){3}\\d{1,3}\\z/ ~ ^(?:[0-9]{1,3}\\.){3,3}[0-9]{1,3}$",
                })
        void shouldSayItForJavaScript(String expression, String script) {
            assertThat(read(expression).script()).contains(script);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/^a$/m",
                    "/(?=a)b/",
                    "/(?<=a)b/",
                    "/(a)\\1/",
                    "/a++/",
                    "/\\bx/",
                    "/ü/",
                    "/ü/iu",
                    "/(?i)a/",
                    "/^\\p{Greek}+$/u",
                    "/\\p{L}/",
                    // a browser could take for ever
                    "/^(a+)+$/",
                    "/^(a|b)*$/",
                    "/^(\\w+\\s?)*$/",
                    // two bytes may be one character
                    "/^.{2,}$/",
                    "/^..$/",
                    "/^[^a][^b]$/",
                    "/^(.\\w)+.$/"
                })
        void shouldNotSayWhatCouldMeanSomethingElse(String expression) {
            assertThat(read(expression).script()).isEmpty();
        }
    }
}
