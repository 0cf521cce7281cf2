package io.pteronimbus.gameserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LastCrashTest {
    private static final LastCrash BEFORE = crash(List.of("before"));

    @ParameterizedTest
    @EnumSource(value = ServerState.class, names = "CRASHED", mode = EnumSource.Mode.EXCLUDE)
    void shouldKeepOneBeforeWhenNothingEnded(ServerState state) {
        assertThat(LastCrash.of(seen(state, null, List.of()), BEFORE)).isSameAs(BEFORE);
    }

    @Test
    void shouldTakeNewestWhenGameCrashesOrInstallationFails() {
        // when
        var crashed = LastCrash.of(seen(ServerState.CRASHED, null, List.of()), BEFORE);
        var failed = LastCrash.of(seen(ServerState.FAILED, 1, List.of("no space left")), BEFORE);

        // then
        assertThat(crashed).isNotNull().extracting(LastCrash::lines).isEqualTo(List.of());
        assertThat(failed).isNotNull().extracting(LastCrash::lines).isEqualTo(List.of("no space left"));
    }

    @Test
    void shouldKeepNewestLinesWhenThereAreMany() {
        // given
        var many = IntStream.range(0, 100).mapToObj(i -> "line " + i).toList();

        // when
        var lines = crash(many).lines();

        // then
        assertThat(lines).hasSize(LastCrash.MOST_LINES).startsWith("line 80").endsWith("line 99");
    }

    @Test
    void shouldKeepEachOnItsLineAndWholeCharactersWhenLinesAreOdd() {
        // given
        var dragons = "x" + "🐉".repeat(LastCrash.LONGEST_LINE);

        // when
        var lines = crash(List.of("a\nb\u0000c\u2028d", "", dragons)).lines();

        // then
        assertThat(lines).hasSize(3).startsWith("abcd", "");
        assertThat(lines.getLast()).hasSize(LastCrash.LONGEST_LINE - 1).endsWith("🐉");
    }

    private static LastCrash crash(List<String> lines) {
        var crash = LastCrash.of(seen(ServerState.CRASHED, 1, lines), null);
        assertThat(crash).isNotNull();
        return crash;
    }

    private static ServerStateChanged seen(ServerState state, @Nullable Integer exitCode, List<String> lines) {
        return new ServerStateChanged(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "local",
                "uid",
                1,
                1,
                state,
                null,
                "Error",
                null,
                Instant.EPOCH,
                "run-1",
                exitCode,
                null,
                false,
                lines);
    }
}
