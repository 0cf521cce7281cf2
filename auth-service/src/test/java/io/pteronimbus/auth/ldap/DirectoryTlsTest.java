package io.pteronimbus.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.platform.problem.ProblemException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectoryTlsTest {
    private final TestAuthority authority = new TestAuthority();

    @TempDir
    Path folder;

    private Path pem;

    enum Way {
        LDAPS,
        START_TLS;

        TestDirectory serve(SSLContext tls) throws Exception {
            var server = this == LDAPS ? TestDirectory.ldaps(tls) : TestDirectory.startTls(tls);
            return server.with("alice", "right horse");
        }

        DirectoryConfig to(String url) {
            return this == LDAPS
                    ? DirectoryConfig.at(url)
                    : DirectoryConfig.at(url).startingTls();
        }
    }

    @BeforeEach
    void writeAuthority() throws Exception {
        pem = authority.writeTo(folder.resolve("authority.pem"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSignInWhenTheCertificateIsForThatHost(Way way) throws Exception {
        // given
        try (var server = way.serve(authority.serverFor("localhost"))) {
            var directory = way.to(server.url("localhost")).trusting(pem).open();

            // when
            var person = directory.authenticate("alice", "right horse");

            // then
            assertThat(person).isPresent();
            assertThat(directory.authenticate("alice", "wrong")).isEmpty();
            directory.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSignInWhenTheCertificateIsForThatAddress(Way way) throws Exception {
        // given
        try (var server = way.serve(authority.serverFor("127.0.0.1"))) {
            var directory = way.to(server.url()).trusting(pem).open();

            // when
            var person = directory.authenticate("alice", "right horse");

            // then
            assertThat(person).isPresent();
            directory.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendNoPasswordWhenTheCertificateIsForAnotherHost(Way way) throws Exception {
        // given
        try (var server = way.serve(authority.serverFor("other.example.org"))) {
            var directory = way.to(server.url("localhost")).trusting(pem).open();

            // when
            assertThatThrownBy(() -> directory.authenticate("alice", "right horse"))
                    .isInstanceOf(ProblemException.class);

            // then
            assertThat(server.binds).isEmpty();
            directory.stop();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendNoPasswordWhenAStrangerSignedTheCertificate(Way way) throws Exception {
        // given
        try (var server = way.serve(new TestAuthority().serverFor("localhost"))) {
            var directory = way.to(server.url("localhost")).trusting(pem).open();
            var javas = way.to(server.url("localhost")).open();

            // when
            assertThatThrownBy(() -> directory.authenticate("alice", "right horse"))
                    .isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> javas.authenticate("alice", "right horse")).isInstanceOf(ProblemException.class);

            // then
            assertThat(server.binds).isEmpty();
            directory.stop();
            javas.stop();
        }
    }
}
