package io.pteronimbus.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pteronimbus.query.QueryException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GameQueryTest extends Asking {
    private static final int SEEDS = 300;

    @ParameterizedTest
    @EnumSource(names = {"A2S", "QUAKE3"})
    void shouldEndInOneOfTheKnownWaysWhenGameSaysAnything(QueryProtocol protocol) {
        // given: noise with a true beginning
        try (var game = new UdpGame(vertx, (self, heard) -> {
            var noise = new byte[ThreadLocalRandom.current().nextInt(4, 400)];
            ThreadLocalRandom.current().nextBytes(noise);
            var kinds = new int[] {-1, -1, 0xfeffffff};
            self.say(
                    heard,
                    io.vertx.core.buffer.Buffer.buffer(noise)
                            .setInt(0, kinds[ThreadLocalRandom.current().nextInt(kinds.length)]));
        })) {
            // when
            var asked = IntStream.range(0, SEEDS)
                    .mapToObj(i -> query.ask(protocol, "127.0.0.1", game.port(), Duration.ofSeconds(2))
                            .toCompletableFuture())
                    .toList();

            // then
            asked.forEach(answer -> {
                try {
                    answer.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(QueryException.class);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    @Test
    void shouldBeLateWhenGameIsSilent() {
        try (var game = new UdpGame(vertx, (self, heard) -> {})) {
            // when
            var reason = refusal(QueryProtocol.A2S, game.port(), SHORT);

            // then
            assertThat(reason).isEqualTo(Reason.TIMEOUT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeUnreachableWhenNameIsNobodys(QueryProtocol protocol) {
        // when
        var answer = query.ask(protocol, "nobody.invalid", 1, ENOUGH).toCompletableFuture();

        // then
        assertThat(answer)
                .failsWithin(ENOUGH)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
    }

    @Test
    void shouldRefuseWhatCannotBeAsked() {
        assertThatIllegalArgumentException().isThrownBy(() -> query.ask(QueryProtocol.A2S, "127.0.0.1", 0, ENOUGH));
        assertThatIllegalArgumentException().isThrownBy(() -> query.ask(QueryProtocol.A2S, "127.0.0.1", 65536, ENOUGH));
        assertThatIllegalArgumentException().isThrownBy(() -> query.ask(QueryProtocol.A2S, " ", 1, ENOUGH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> query.ask(QueryProtocol.A2S, "127.0.0.1", 1, Duration.ZERO));
    }

    @Test
    void shouldShowNothingInvisibleAndNothingLong() {
        // when
        var players = new Players(1, 1, List.of(" a\u202eb\u0000c ", "\u00a7k", "x".repeat(5000)), "a\n\tb", "\ud800");

        // then
        assertThat(players.names()).containsExactly("abc", "x".repeat(Players.LONGEST_TEXT));
        assertThat(players.motd()).isEqualTo("a b");
        assertThat(players.version()).isEmpty();
    }
}
