package io.pteronimbus.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.query.QueryException.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenTtdQueryTest extends Asking {
    private static final String DATES_AND_COMPANIES = "23de0a00" + "1fde0a00" + "0f" + "02" + "07";
    private static final String MAP = "01" + "00" + "01" + "00" + "01" + "00" + "01";

    /** What a server of 13.0 with a map of 256 x 256 sent: 0 of 7 clients, no game script, no NewGRFs. */
    private static final Buffer EMPTY = Buffer.buffer(HexFormat.of()
            .parseHex("3d00" + "06" + "06" + "01" + "ffffffff" + "00" + "00" + "23de0a00" + "1fde0a00" + "0f" + "00"
                    + "07"
                    + "4d79202262696722206e616d653b2023205b785d20c3a900" + "31332e3000" + "00" + "07" + "00" + "00"
                    + "0001" + "0001" + "00" + "01"));

    static String text(String text) {
        return HexFormat.of().formatHex((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    static Buffer packet(String kind, String content) {
        var bytes = HexFormat.of().parseHex(kind + content);
        return Buffer.buffer().appendUnsignedShortLE(bytes.length + 2).appendBytes(bytes);
    }

    /** @param head version, and what stands before the NewGRFs */
    private static Buffer info(String head, String grfs, String name, String revision) {
        return packet("06", head + grfs + DATES_AND_COMPANIES + text(name) + text(revision) + "01" + "ff" + "15" + MAP);
    }

    private static String grfs(int count, String each) {
        return HexFormat.of().toHexDigits((byte) count)
                + ("4a430002" + "00112233445566778899aabbccddeeff" + each).repeat(count);
    }

    private static Buffer ofVersion(String version) {
        return info(version + "01" + "ffffffff" + "00", "00", "A", "13.0");
    }

    private TcpGame game(BiConsumer<NetSocket, Buffer> answer) {
        return new TcpGame(vertx, question -> question.length() == 3, answer);
    }

    private TcpGame saying(Buffer answer) {
        return game((socket, question) -> socket.write(answer));
    }

    @Nested
    class Answer {
        static Stream<Arguments> answers() {
            var script = "05000000" + text("Villages is villages");
            return Stream.of(
                    Arguments.of(
                            "12.0 with NewGRFs by name",
                            info("06" + "01" + script, grfs(2, text("NUTS Unrealistic")), "Rails", "12.0")),
                    Arguments.of(
                            "as many NewGRFs as there can be, without names",
                            info("06" + "00" + script, grfs(255, ""), "Rails", "12.0")),
                    Arguments.of(
                            "14.0, which tells how long it has run",
                            info("07" + "8877665544332211" + "01" + script, grfs(1, text("")), "Rails", "12.0")),
                    Arguments.of(
                            "something after it",
                            info("06" + "01" + script, "00", "Rails", "12.0").appendBuffer(packet("09", ""))));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("answers")
        void shouldTellPlayersWhenServerSays(String what, Buffer answer) {
            try (var game = saying(answer)) {
                // when
                var players = ask(QueryProtocol.OPENTTD, game.port(), ENOUGH);

                // then
                assertThat(players).as(what).isEqualTo(new Players(21, 255, List.of(), "Rails", "12.0"));
            }
        }

        @Test
        void shouldTellThatNobodyPlaysAndAskAsTheProtocolSays() {
            try (var game = saying(EMPTY)) {
                // when
                var players = ask(QueryProtocol.OPENTTD, game.port(), ENOUGH);

                // then
                assertThat(players).isEqualTo(new Players(0, 7, List.of(), "My \"big\" name; # [x] é", "13.0"));
                assertThat(game.heard).containsExactly(Buffer.buffer(new byte[] {3, 0, 7}));
            }
        }

        @Test
        void shouldTellPlayersWhenAnswerComesByteByByte() {
            try (var game = game((socket, question) -> byteByByte(socket, EMPTY))) {
                // when
                var players = ask(QueryProtocol.OPENTTD, game.port(), ENOUGH);

                // then
                assertThat(players.max()).isEqualTo(7);
            }
        }

        @Test
        void shouldTellPlayersWhenAnswerIsAsLongAsItMayBe() {
            // given
            var name = "x"
                    .repeat(32_767
                            - info("06" + "00" + "ffffffff" + "00", "00", "", "13.0")
                                    .length());
            try (var game = saying(info("06" + "00" + "ffffffff" + "00", "00", name, "13.0"))) {
                // when
                var players = ask(QueryProtocol.OPENTTD, game.port(), ENOUGH);

                // then
                assertThat(players.motd()).hasSize(Players.LONGEST_TEXT);
            }
        }

        /** Each byte is sent when the one before it has gone. */
        private static void byteByByte(NetSocket socket, Buffer answer) {
            if (answer.length() > 0) {
                socket.write(answer.slice(0, 1))
                        .onSuccess(sent -> byteByByte(socket, answer.slice(1, answer.length())));
            }
        }
    }

    @Nested
    class Refusal {
        static Stream<Arguments> lies() {
            var head = "06" + "01" + "ffffffff" + "00";
            return Stream.of(
                    Arguments.of("no length", Buffer.buffer(new byte[] {0, 0, 6})),
                    Arguments.of("a length without a kind", Buffer.buffer(new byte[] {2, 0, 6})),
                    Arguments.of("a length of 64 KiB", Buffer.buffer(new byte[] {-1, -1, 6})),
                    Arguments.of("one more than there may be", Buffer.buffer(new byte[] {0, (byte) 0x80, 6})),
                    Arguments.of("that it is full", packet("00", "")),
                    Arguments.of("that this address is banned", packet("01", "")),
                    Arguments.of("an error", packet("03", "05")),
                    Arguments.of("the question", packet("07", "")),
                    Arguments.of("nothing of itself", packet("06", "")),
                    Arguments.of("a version from before", ofVersion("05")),
                    Arguments.of("no version", ofVersion("00")),
                    Arguments.of("a version to come", ofVersion("08")),
                    Arguments.of("NewGRFs by number", info("06" + "02" + "ffffffff" + "00", grfs(1, ""), "A", "13.0")),
                    Arguments.of("more NewGRFs than it sends", info(head, "ff", "A", "13.0")),
                    Arguments.of("a NewGRF whose name does not end", packet("06", head + "01" + "41".repeat(400))),
                    Arguments.of(
                            "a name that does not end",
                            packet("06", head + "00" + DATES_AND_COMPANIES + "41".repeat(400))),
                    Arguments.of(
                            "a revision that does not end",
                            packet("06", head + "00" + DATES_AND_COMPANIES + text("A") + "41".repeat(400))),
                    Arguments.of(
                            "no numbers",
                            packet("06", head + "00" + DATES_AND_COMPANIES + text("A") + text("13.0") + "00")),
                    Arguments.of(
                            "half a map",
                            packet(
                                    "06",
                                    head + "00" + DATES_AND_COMPANIES + text("A") + text("13.0") + "000701" + "0000")),
                    Arguments.of("a web page", Buffer.buffer("HTTP/1.1 400 Bad Request\r\n\r\n<html>")));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("lies")
        void shouldBeMalformedWhenServerSays(String what, Buffer answer) {
            try (var game = saying(answer)) {
                // when
                var reason = refusal(QueryProtocol.OPENTTD, game.port(), ENOUGH);

                // then
                assertThat(reason).as(what).isEqualTo(Reason.MALFORMED);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 40, 60})
        void shouldBeMalformedWhenServerHangsUpAfter(int bytes) {
            try (var game = game((socket, question) -> socket.end(EMPTY.slice(0, bytes)))) {
                // when
                var reason = refusal(QueryProtocol.OPENTTD, game.port(), ENOUGH);

                // then
                assertThat(reason).isEqualTo(Reason.MALFORMED);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 40, 60})
        void shouldBeLateWhenServerFallsSilentAfter(int bytes) {
            try (var game = saying(EMPTY.slice(0, bytes))) {
                // when
                var reason = refusal(QueryProtocol.OPENTTD, game.port(), SHORT);

                // then
                assertThat(reason).isEqualTo(Reason.TIMEOUT);
            }
        }

        @Test
        void shouldEndInOneOfTheKnownWaysWhenServerSaysAnything() {
            // given: noise of a true length and kind
            try (var game = game((socket, question) -> {
                var noise = new byte[ThreadLocalRandom.current().nextInt(1, 400)];
                ThreadLocalRandom.current().nextBytes(noise);
                noise[0] = (byte) ThreadLocalRandom.current().nextInt(6, 8);
                socket.write(packet("06", HexFormat.of().formatHex(noise)));
            })) {
                // when
                var outcomes = IntStream.range(0, 200)
                        .mapToObj(i -> outcome(game.port()))
                        .toList();

                // then
                assertThat(outcomes).allMatch(outcome -> outcome.equals("MALFORMED") || outcome.equals("players"));
            }
        }

        private String outcome(int port) {
            try {
                ask(QueryProtocol.OPENTTD, port, ENOUGH);
                return "players";
            } catch (QueryException e) {
                return e.reason().name();
            }
        }
    }
}
