package io.pteronimbus.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.query.QueryException.Reason;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Quake3QueryTest extends Asking {
    private static final String FIELDS =
            "\\version\\ioq3 1.36 linux-x86_64\\sv_hostname\\^1My ^7arena\\sv_maxclients\\16\\mapname\\q3dm17\\g_gametype\\0";
    private static final String NAMES = "12 48 \"^2Alex\"\n-3 999 \"Bot [1]\"\n";

    private static Buffer status(String text) {
        return Buffer.buffer().appendInt(-1).appendString(text);
    }

    private static String challenge(UdpGame.Heard heard) {
        return heard.packet().getString(4, heard.packet().length()).strip().split(" ", 2)[1];
    }

    @Nested
    class Answer {
        @Test
        void shouldTellPlayersWhenGameGivesTheNumberBack() {
            try (var game = new UdpGame(
                    vertx,
                    (self, heard) -> self.say(
                            heard,
                            status("statusResponse\n" + FIELDS + "\\challenge\\" + challenge(heard) + "\n" + NAMES)))) {
                // when
                var players = ask(QueryProtocol.QUAKE3, game.port(), ENOUGH);

                // then
                assertThat(players)
                        .isEqualTo(
                                new Players(2, 16, List.of("Alex", "Bot [1]"), "My arena", "ioq3 1.36 linux-x86_64"));
            }
        }

        @Test
        void shouldTellThatNobodyPlaysWhenGameKnowsNoNumbers() {
            try (var game =
                    new UdpGame(vertx, (self, heard) -> self.say(heard, status("statusResponse\n" + FIELDS + "\n")))) {
                // when
                var players = ask(QueryProtocol.QUAKE3, game.port(), ENOUGH);

                // then
                assertThat(players.online()).isZero();
                assertThat(players.max()).isEqualTo(16);
            }
        }

        @Test
        void shouldTellPlayersWhenAnswerIsLong() {
            // given
            var many = "0 5 \"somebody with a name\"\n".repeat(300);
            try (var game = new UdpGame(
                    vertx, (self, heard) -> self.say(heard, status("statusResponse\n" + FIELDS + "\n" + many)))) {
                // when
                var players = ask(QueryProtocol.QUAKE3, game.port(), ENOUGH);

                // then
                assertThat(players.online()).isEqualTo(300);
                assertThat(players.names()).hasSize(Players.MOST_NAMES);
            }
        }
    }

    @Nested
    class Refusal {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "print\nnot allowed\n",
                    "statusResponse",
                    "statusResponse\n\\sv_maxclients\\many\n",
                    "statusResponse\n\\sv_maxclients\\-1\n",
                    "statusResponse\n\\sv_maxclients\\99999999\n",
                    "statusResponse\n\\sv_maxclients\\8\nnot a player\n",
                    "statusResponse\n\\sv_maxclients\\8\n1 99999999999999999999 \"x\"\n"
                })
        void shouldBeMalformedWhenGameSays(String text) {
            try (var game = new UdpGame(vertx, (self, heard) -> self.say(heard, status(text)))) {
                // when
                var reason = refusal(QueryProtocol.QUAKE3, game.port(), ENOUGH);

                // then
                assertThat(reason).isEqualTo(Reason.MALFORMED);
            }
        }

        @Test
        void shouldNotHearAnAnswerToAnotherQuestion() {
            try (var game = new UdpGame(
                    vertx,
                    (self, heard) ->
                            self.say(heard, status("statusResponse\n" + FIELDS + "\\challenge\\1x\n" + NAMES)))) {
                // when
                var reason = refusal(QueryProtocol.QUAKE3, game.port(), SHORT);

                // then
                assertThat(reason).isEqualTo(Reason.TIMEOUT);
            }
        }

        @Test
        void shouldBeMalformedWhenHeaderIsAnother() {
            try (var game =
                    new UdpGame(vertx, (self, heard) -> self.say(heard, Buffer.buffer("statusResponse\n\\a\\b\n")))) {
                // when
                var reason = refusal(QueryProtocol.QUAKE3, game.port(), ENOUGH);

                // then
                assertThat(reason).isEqualTo(Reason.MALFORMED);
            }
        }
    }
}
