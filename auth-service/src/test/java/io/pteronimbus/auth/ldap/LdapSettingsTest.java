package io.pteronimbus.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LdapSettingsTest {
    private static final DirectoryConfig GOOD = DirectoryConfig.at("ldaps://directory.example.org");

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("url", DirectoryConfig.at("http://directory.example.org")),
                Arguments.of("url", DirectoryConfig.at("directory.example.org")),
                Arguments.of("url", DirectoryConfig.at("ldaps://")),
                Arguments.of("url", DirectoryConfig.at("ldaps://user:secret@directory.example.org")),
                Arguments.of("url", DirectoryConfig.at("ldaps://directory.example.org/dc=example?uid")),
                Arguments.of("url", DirectoryConfig.at("ldaps://directory.example.org:99999")),
                Arguments.of("url", DirectoryConfig.at("ldaps://secret directory")),
                Arguments.of("url", DirectoryConfig.at("ldap://directory.example.org")),
                Arguments.of("url", DirectoryConfig.at("ldap://localhost.example.org")),
                Arguments.of("url", DirectoryConfig.at("ldap://192.0.2.1")),
                Arguments.of("start-tls", GOOD.startingTls()),
                Arguments.of("bind-password", GOOD.searchingAs("cn=a", null)),
                Arguments.of("bind-password", GOOD.searchingAs(null, "secret")),
                Arguments.of("bind-dn", GOOD.searchingAs("no name", "secret")),
                Arguments.of("base-dn", GOOD.below(null)),
                Arguments.of("base-dn", GOOD.below("no name")),
                Arguments.of("filter", GOOD.finding("(uid={username}")),
                Arguments.of("filter", GOOD.finding("(uid=alice)")),
                Arguments.of("filter", GOOD.finding("(uid={user})")),
                Arguments.of("id-attribute", GOOD.telling("a b")),
                Arguments.of("id-attribute", GOOD.telling(" ")),
                Arguments.of("timeout", GOOD.waiting(Duration.ofSeconds(1), Duration.ZERO)),
                Arguments.of("connect-timeout", GOOD.waiting(Duration.ofHours(1), Duration.ofSeconds(1))),
                Arguments.of("name", GOOD.named(" \u202E ")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldRefuseToStartNamingTheSetting(String setting, DirectoryConfig config) {
        // when
        var start = (ThrowingCallable) () -> config.open();

        // then
        assertThatThrownBy(start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pteronimbus.auth.ldap." + setting + " ")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap://localhost", "ldap://127.0.0.1:1389", "ldap://[::1]", "LDAP://LOCALHOST/"})
    void shouldAllowPlainConnectionsWhenTheyStayOnThisMachine(String url) {
        // when
        var start = (ThrowingCallable) () -> DirectoryConfig.at(url).settings(url);

        // then
        assertThatCode(start).doesNotThrowAnyException();
    }

    @Test
    void shouldTakeTheUsualPortWhenNoneIsNamed() {
        // when
        var ldaps = GOOD.settings("ldaps://directory.example.org");
        var startTls = GOOD.startingTls().settings("ldap://directory.example.org");
        var plain = GOOD.acceptingPlaintext().settings("ldap://directory.example.org");
        var named = GOOD.settings("ldaps://[2001:db8::1]:1636");

        // then
        assertThat(ldaps.port()).isEqualTo(636);
        assertThat(startTls.port()).isEqualTo(389);
        assertThat(plain.tls()).isFalse();
        assertThat(named.port()).isEqualTo(1636);
        assertThat(named.host()).isEqualTo("2001:db8::1");
    }

    @Test
    void shouldRefuseAFileWithoutCertificates(@TempDir Path folder) throws Exception {
        // given
        var empty = Files.writeString(folder.resolve("empty.pem"), "");
        var words = Files.writeString(folder.resolve("words.pem"), "no certificate");
        var large = Files.write(folder.resolve("large.pem"), new byte[(1 << 20) + 1]);

        // when
        var files = Stream.of(empty, words, large, folder.resolve("absent.pem"));

        // then
        assertThat(files)
                .allSatisfy(file -> assertThatThrownBy(() -> GOOD.trusting(file).open())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("trust-certificate")
                        .hasMessageContaining(file.toString()));
    }
}
