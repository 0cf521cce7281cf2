package io.pteronimbus.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.query.QueryException.Reason;
import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class A2sQueryTest extends Asking {
    private static final int CHALLENGE = 0x0a0b0c0d;

    /** As Valve's wiki describes the answer of a Counter-Strike server: 3 of 32 players, version 1.0.0.22, an EDF behind. */
    private static final Buffer INFO = Buffer.buffer(HexFormat.of()
            .parseHex("ffffffff49" + "11" + "4d792067616d6500" + "64655f6475737400" + "637374726b6500" + "43532900"
                    + "0a00" + "03" + "20" + "01" + "64" + "6c" + "00" + "01" + "312e302e302e323200" + "80" + "8769"));

    private static final Buffer PLAYERS = Buffer.buffer(HexFormat.of()
            .parseHex("ffffffff44" + "03" + "00" + "416c657800" + "05000000" + "00004842" + "00" + "00" + "00000000"
                    + "0000803f" + "00" + "42c3b600" + "ffffffff" + "0000803f"));

    static Buffer challenge(int number) {
        return Buffer.buffer().appendInt(-1).appendString("A").appendIntLE(number);
    }

    static Buffer part(int id, int total, int number, Buffer content) {
        return Buffer.buffer()
                .appendInt(0xfeffffff)
                .appendIntLE(id)
                .appendByte((byte) total)
                .appendByte((byte) number)
                .appendShortLE((short) 1248)
                .appendBuffer(content);
    }

    private static boolean asksInfo(UdpGame.Heard heard) {
        return heard.packet().getByte(4) == 'T';
    }

    private static boolean proves(UdpGame.Heard heard) {
        return heard.packet().getIntLE(heard.packet().length() - 4) == CHALLENGE;
    }

    private UdpGame honest() {
        return new UdpGame(vertx, (game, heard) -> {
            if (!proves(heard)) {
                game.say(heard, challenge(CHALLENGE));
            } else {
                game.say(heard, asksInfo(heard) ? INFO : PLAYERS);
            }
        });
    }

    @Nested
    class Answer {
        @Test
        void shouldTellPlayersWhenGameWantsProof() {
            try (var game = honest()) {
                // when
                var players = ask(QueryProtocol.A2S, game.port(), ENOUGH);

                // then: who is about to join has no name yet
                assertThat(players).isEqualTo(new Players(3, 32, List.of("Alex", "Bö"), "My game", "1.0.0.22"));
                assertThat(game.heard).hasSize(4);
                assertThat(game.heard.getFirst().getString(4, 25)).isEqualTo("TSource Engine Query\0");
            }
        }

        @Test
        void shouldTellPlayersWhenAnswersAreSplitAndMixedUp() {
            // given
            var names = PLAYERS.slice(0, 20);
            var rest = PLAYERS.slice(20, PLAYERS.length());
            try (var game = new UdpGame(vertx, (self, heard) -> {
                if (asksInfo(heard)) {
                    self.say(heard, INFO);
                } else {
                    self.say(heard, part(7, 2, 1, rest));
                    self.say(heard, part(7, 2, 1, rest));
                    self.say(heard, part(7, 2, 0, names));
                }
            })) {
                // when
                var players = ask(QueryProtocol.A2S, game.port(), ENOUGH);

                // then
                assertThat(players.names()).containsExactly("Alex", "Bö");
            }
        }

        @Test
        void shouldTellNumbersWhenGameKeepsNamesToItself() {
            // given
            try (var game = new UdpGame(vertx, (self, heard) -> {
                if (asksInfo(heard)) {
                    self.say(heard, INFO);
                }
            })) {
                // when
                var players = ask(QueryProtocol.A2S, game.port(), SHORT);

                // then
                assertThat(players).isEqualTo(new Players(3, 32, List.of(), "My game", "1.0.0.22"));
            }
        }

        @Test
        void shouldNotHearThoseWhoAreNotTheGame() {
            // given: somebody else on the machine, who knows the port of him who asks
            try (var other = new UdpGame(vertx, (self, heard) -> {});
                    var game = new UdpGame(vertx, (self, heard) -> {
                        for (var i = 0; i < 3; i++) {
                            other.say(heard, INFO);
                        }
                    })) {
                // when
                var reason = refusal(QueryProtocol.A2S, game.port(), SHORT);

                // then
                assertThat(reason).isEqualTo(Reason.TIMEOUT);
            }
        }
    }

    @Nested
    class Refusal {
        static Stream<Arguments> lies() {
            return Stream.of(
                    Arguments.of("half a header", Buffer.buffer(new byte[] {-1, -1})),
                    Arguments.of("another header", Buffer.buffer("hello there")),
                    Arguments.of("a header alone", Buffer.buffer().appendInt(-1)),
                    Arguments.of(
                            "an unknown kind", Buffer.buffer().appendInt(-1).appendString("Z1234")),
                    Arguments.of("names nobody asked for", PLAYERS),
                    Arguments.of(
                            "half a challenge", Buffer.buffer().appendInt(-1).appendString("A1")),
                    Arguments.of("half an answer", INFO.slice(0, 20)),
                    Arguments.of("an answer without its numbers", INFO.slice(0, 36)),
                    Arguments.of(
                            "a text that does not end",
                            Buffer.buffer().appendInt(-1).appendString("I1" + "x".repeat(1000))),
                    Arguments.of(
                            "an empty answer",
                            Buffer.buffer().appendInt(-1).appendString("I").appendBytes(new byte[40])),
                    Arguments.of("compressed parts", part(0x80000001, 2, 0, Buffer.buffer("BZh9"))),
                    Arguments.of("no parts", part(1, 0, 0, INFO)),
                    Arguments.of("too many parts", part(1, 200, 0, INFO)),
                    Arguments.of("a part beyond the last", part(1, 2, 2, INFO)),
                    Arguments.of("a part within a part", part(1, 1, 0, part(2, 1, 0, INFO))),
                    Arguments.of("half a part", part(1, 1, 0, INFO).slice(0, 9)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("lies")
        void shouldBeMalformedWhenGameSays(String what, Buffer answer) {
            try (var game = new UdpGame(vertx, (self, heard) -> self.say(heard, answer))) {
                // when
                var reason = refusal(QueryProtocol.A2S, game.port(), ENOUGH);

                // then
                assertThat(reason).as(what).isEqualTo(Reason.MALFORMED);
            }
        }

        @Test
        void shouldBeMalformedWhenGameWantsProofForEver() {
            try (var game = new UdpGame(vertx, (self, heard) -> self.say(heard, challenge(heard.count())))) {
                // when
                var reason = refusal(QueryProtocol.A2S, game.port(), ENOUGH);

                // then
                assertThat(reason).isEqualTo(Reason.MALFORMED);
                assertThat(game.heard).hasSizeLessThan(10);
            }
        }

        @Test
        void shouldBeMalformedWhenPartsOfDifferentAnswersCome() {
            try (var game = new UdpGame(vertx, (self, heard) -> {
                self.say(heard, part(1, 2, 0, INFO));
                self.say(heard, part(2, 2, 1, INFO));
            })) {
                // when
                var reason = refusal(QueryProtocol.A2S, game.port(), ENOUGH);

                // then
                assertThat(reason).isEqualTo(Reason.MALFORMED);
            }
        }

        @Test
        void shouldBeMalformedWhenPartsAreMoreThanTheyMayBe() {
            try (var game = new UdpGame(vertx, (self, heard) -> {
                var half = Buffer.buffer(new byte[40_000]);
                self.say(heard, part(1, 3, 0, half));
                self.say(heard, part(1, 3, 1, half));
            })) {
                // when
                var reason = refusal(QueryProtocol.A2S, game.port(), ENOUGH);

                // then
                assertThat(reason).isEqualTo(Reason.MALFORMED);
            }
        }

        @Test
        void shouldBeMalformedWhenGameTalksWithoutEnd() {
            // given: the same answer again and again, instead of the names
            try (var game = new UdpGame(vertx, (self, heard) -> {
                for (var i = 0; i < 300; i++) {
                    self.say(heard, INFO);
                }
            })) {
                // when
                var reason = refusal(QueryProtocol.A2S, game.port(), ENOUGH);

                // then
                assertThat(reason).isEqualTo(Reason.MALFORMED);
            }
        }

        @Test
        void shouldBeLateWhenPartsAreMissing() {
            try (var game = new UdpGame(vertx, (self, heard) -> self.say(heard, part(1, 2, 0, INFO)))) {
                // when
                var reason = refusal(QueryProtocol.A2S, game.port(), SHORT);

                // then
                assertThat(reason).isEqualTo(Reason.TIMEOUT);
            }
        }
    }
}
