package io.pteronimbus.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.auth.support.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakedPasswordsTest {
    private static final List<String> OWNER = List.of("alice.smith@example.org", "Zaphod Beeblebrox");
    private static final LeakedPasswords leaked =
            new LeakedPasswords(Settings.of(LeakedPasswordsConfig.class, Map.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "Password123",
                "PASSWORD123",
                "qwertyuiop",
                "1q2w3e4r5t",
                "basketball",
                "photograph",
                "ｐａｓｓｗｏｒｄ１２３"
            })
    void shouldKnowCommonPasswordsHoweverTheyAreWritten(String password) {
        // when
        var known = leaked.contains(password);

        // then
        assertThat(known).isTrue();
        assertThat(leaked.weakness(password, List.of())).contains(Weakness.COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "ababababab",
                "abc1abc1abc1",
                "zyxwvutsrqponm",
                "0987654321098",
                "!@#$%^&*()",
                "asdfghjklzxcvbnm",
                "1112222333",
                "йцукенгшщзфыва",
                "mnopqrs345678"
            })
    void shouldRefuseRepetitionsAndRows(String password) {
        // when
        var weakness = leaked.weakness(password, List.of());

        // then
        assertThat(weakness).isPresent();
        assertThat(weakness.get()).isIn(Weakness.PATTERN, Weakness.WORD, Weakness.COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Monkey123456!",
                "p4$$w0rd2024!",
                "!!Dragon1987",
                "12345letmein6789",
                "M1chael2023",
                "W1ll0w99887",
                "qwertzuiop!1"
            })
    void shouldRefuseACommonWordWithAFewCharacters(String password) {
        // when
        var weakness = leaked.weakness(password, List.of());

        // then
        assertThat(weakness).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice.smith1",
                "AliceSmith2024",
                "smithalice!",
                "zaphodbeeblebrox",
                "pteronimbus1!",
                "subminoretp1!",
                "beeblebrox.zaphod",
                "alice.smith@example.org"
            })
    void shouldRefuseWhatIsMadeOfTheOwnersNames(String password) {
        // when
        var weakness = leaked.weakness(password, OWNER);

        // then
        assertThat(weakness).contains(Weakness.OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the pterodactyl sings at noon", "purplehorsebattery", "xK9#mQ2vLp", "eine Brücke über den Fluss",
                "tasty-Pickle_jar", "8f14e45fceea167a", "名前は秘密ですよね本当に", "vblqk wpzrt"
            })
    void shouldAcceptWhatIsNotGuessedSoon(String password) {
        // when
        var weakness = leaked.weakness(password, OWNER);

        // then
        assertThat(weakness).isEmpty();
    }

    @Test
    void shouldAcceptRandomPasswords() {
        // given
        var random = new SecureRandom();

        // when
        var refused = IntStream.range(0, 2000)
                .mapToObj(i -> {
                    var bytes = new byte[9];
                    random.nextBytes(bytes);
                    return Base64.getUrlEncoder().encodeToString(bytes);
                })
                .filter(password -> leaked.weakness(password, OWNER).isPresent())
                .toList();

        // then
        assertThat(refused).as("of 2000").hasSizeLessThan(10);
    }

    @ParameterizedTest
    @CsvSource({"abcabcabc, abc", "abcab, abcab", "abcabca, abc", "a, a", "aaaa, a", "'', ''"})
    void shouldFindWhatIsSaidAgainAndAgain(String text, String unit) {
        // when
        var found = PasswordText.unit(text);

        // then
        assertThat(found).isEqualTo(unit);
    }

    @Test
    void shouldAnswerSoonForTheLongestPasswords() {
        // given
        var longest = "pássword-".repeat(28) + "abcd";
        leaked.contains("loaded");

        // when
        var start = System.nanoTime();
        for (var i = 0; i < 100; i++) {
            leaked.weakness(longest.substring(0, 64 + i), OWNER);
        }
        var each = (System.nanoTime() - start) / 100;

        // then
        assertThat(each).as("nanoseconds").isLessThan(50_000_000);
    }

    @Test
    void shouldCompareWithTheListThatIsConfigured(@TempDir Path folder) throws Exception {
        // given
        var list = Files.writeString(folder.resolve("list.txt"), sha1("Tr0ub4dor&3 and more") + ":42\n");
        var passwords = new LeakedPasswords(Settings.of(
                LeakedPasswordsConfig.class, Map.of("pteronimbus.auth.password.leaked-list", list.toString())));

        // when
        var asTyped = passwords.contains("Tr0ub4dor&3 and more");
        var other = passwords.contains("tr0ub4dor&3 and less");

        // then
        assertThat(asTyped).isTrue();
        assertThat(other).isFalse();
        passwords.stop();
    }

    @Test
    void shouldStaySmall() {
        // given
        var common = new CommonPasswords();

        // when
        var bytes = common.size() * 8L;

        // then
        assertThat(bytes).isBetween(700_000L, 2_000_000L);
    }

    static String sha1(String password) throws Exception {
        var hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().withUpperCase().formatHex(hash);
    }
}
