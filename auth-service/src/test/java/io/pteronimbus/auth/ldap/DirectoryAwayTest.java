package io.pteronimbus.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryAwayTest {

    @Test
    void shouldSayThatTheDirectoryIsAwayAndComeBackWithIt() throws Exception {
        // given
        var server = TestDirectory.plain().with("alice", "right horse");
        var port = server.port();
        var directory = DirectoryConfig.at(server.url()).named("Example Inc.").open();
        assertThat(directory.authenticate("alice", "right horse")).isPresent();
        server.close();

        // when
        var failure = catchThrowable(() -> directory.authenticate("alice", "right horse"));

        // then
        assertAway(failure);
        assertThat(((ProblemException) failure).getDetail())
                .startsWith("Example Inc. does not answer")
                .doesNotContain("127.0.0.1", "alice");
        try (var again = TestDirectory.plainAt(port).with("alice", "right horse")) {
            assertThat(directory.authenticate("alice", "right horse")).isPresent();
            assertThat(again.binds).isNotEmpty();
        }
        directory.stop();
    }

    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(strings = {"ldap", "ldaps", "startTls"})
    void shouldGiveUpInTimeWhenTheDirectoryNeverAnswers(String kind) throws IOException {
        // given
        try (var silent =
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) { // takes connections, and that is all
            var scheme = kind.equals("ldaps") ? "ldaps" : "ldap";
            var plain = DirectoryConfig.at(scheme + "://127.0.0.1:" + silent.getLocalPort())
                    .waiting(Duration.ofMillis(300), Duration.ofMillis(300));
            var directory = (kind.equals("startTls") ? plain.startingTls() : plain).open();
            var start = Instant.now();

            // when
            var failure = catchThrowable(() -> directory.authenticate("alice", "right horse"));

            // then
            assertAway(failure);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
            directory.stop();
        }
    }

    @Test
    void shouldBlameTheDirectoryAndNotThePersonWhenItsOwnPasswordIsWrong() throws Exception {
        // given
        try (var server = TestDirectory.plain().with("alice", "right horse")) {
            var directory = DirectoryConfig.at(server.url())
                    .searchingAs(TestDirectory.SEARCHER, "not that")
                    .open();

            // when
            var failure = catchThrowable(() -> directory.authenticate("alice", "right horse"));

            // then
            assertAway(failure);
            directory.stop();
        }
    }

    @Test
    void shouldBlameTheDirectoryWhenTheBaseIsNotThere() throws Exception {
        // given
        try (var server = TestDirectory.plain().with("alice", "right horse")) {
            var directory = DirectoryConfig.at(server.url())
                    .below("ou=gone,dc=example,dc=org")
                    .open();

            // when
            var failure = catchThrowable(() -> directory.authenticate("alice", "right horse"));

            // then
            assertAway(failure);
            directory.stop();
        }
    }

    private static void assertAway(@Nullable Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problemType()).isEqualTo(ProblemType.DEPENDENCY_UNAVAILABLE));
    }
}
