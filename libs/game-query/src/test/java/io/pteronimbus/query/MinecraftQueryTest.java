package io.pteronimbus.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.query.QueryException.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinecraftQueryTest extends Asking {
    private static final String STATUS =
            "{\"version\":{\"name\":\"Paper 1.21.4\",\"protocol\":769},\"players\":{\"max\":20,\"online\":2,\"sample\":["
                    + "{\"name\":\"Alex\",\"id\":\"4566e69f-c907-48ee-8d71-d7ba5aa00d20\"},{\"name\":\"\\u00a7aSteve\",\"id\":\"x\"}]},"
                    + "\"description\":{\"text\":\"Welcome \",\"color\":\"red\",\"extra\":[{\"text\":\"home\",\"bold\":true},\"!\"]},"
                    + "\"enforcesSecureChat\":true,\"favicon\":\"data:image/png;base64,AAAA\",\"modinfo\":{\"list\":[{\"a\":[1,2]}]}}";

    private @Nullable TcpGame game;

    /** A server that does something as soon as the whole question is there. */
    private int server(BiConsumer<NetSocket, Buffer> answer) {
        var begun = new TcpGame(
                vertx,
                question -> question.length() > 2
                        && question.getByte(question.length() - 2) == 1
                        && question.getByte(question.length() - 1) == 0,
                answer);
        game = begun;
        return begun.port();
    }

    private int serverSaying(Buffer answer) {
        return server((socket, question) -> socket.write(answer));
    }

    @AfterEach
    void endServer() {
        if (game != null) {
            game.close();
            game = null;
        }
    }

    static Buffer varInt(int value) {
        var bytes = Buffer.buffer();
        var left = value;
        while ((left & ~0x7f) != 0) {
            bytes.appendByte((byte) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        return bytes.appendByte((byte) left);
    }

    static Buffer status(String json) {
        var text = json.getBytes(StandardCharsets.UTF_8);
        var packet = varInt(0).appendBuffer(varInt(text.length)).appendBytes(text);
        return varInt(packet.length()).appendBuffer(packet);
    }

    @Nested
    class Answer {
        @Test
        void shouldTellPlayersWhenServerAnswers() {
            // given
            var port = serverSaying(status(STATUS));

            // when
            var players = ask(QueryProtocol.MINECRAFT, port, ENOUGH);

            // then
            assertThat(players)
                    .isEqualTo(new Players(2, 20, java.util.List.of("Alex", "Steve"), "Welcome home!", "Paper 1.21.4"));
        }

        @Test
        void shouldAskAsTheProtocolSays() {
            // given
            var port = serverSaying(status(STATUS));

            // when
            ask(QueryProtocol.MINECRAFT, port, ENOUGH);

            // then: a handshake (id 0, version -1, host, port, next state 1), then an empty status request
            var question = requireNonNull(game).heard.getLast();
            assertThat(question.getBytes())
                    .isEqualTo(varInt(19)
                            .appendBytes(new byte[] {0, -1, -1, -1, -1, 0x0f, 9})
                            .appendString("127.0.0.1")
                            .appendUnsignedShort(port)
                            .appendBytes(new byte[] {1, 1, 0})
                            .getBytes());
        }

        @Test
        void shouldTellPlayersWhenAnswerComesInSmallPieces() {
            // given
            var whole = status(STATUS);
            var port = server((socket, question) -> {
                for (var i = 0; i < whole.length(); i++) {
                    socket.write(whole.slice(i, i + 1));
                }
            });

            // when
            var players = ask(QueryProtocol.MINECRAFT, port, ENOUGH);

            // then
            assertThat(players.online()).isEqualTo(2);
        }

        @Test
        void shouldTellPlayersWhenMotdIsPlainAndNobodyIsNamed() {
            // given
            var port = serverSaying(status(
                    "{\"description\":\"\\u00a74Hi\\nthere\",\"players\":{\"online\":0,\"max\":5,\"sample\":null}}"));

            // when
            var players = ask(QueryProtocol.MINECRAFT, port, ENOUGH);

            // then
            assertThat(players).isEqualTo(new Players(0, 5, java.util.List.of(), "Hi there", ""));
        }

        @Test
        void shouldKeepFewNamesWhenServerNamesThousands() {
            // given
            var sample = String.join(",", java.util.Collections.nCopies(3000, "{\"name\":\"A\"}"));
            var port = serverSaying(status("{\"players\":{\"online\":3000,\"max\":1,\"sample\":[" + sample + "]}}"));

            // when
            var players = ask(QueryProtocol.MINECRAFT, port, ENOUGH);

            // then
            assertThat(players.names()).hasSize(Players.MOST_NAMES);
        }
    }

    @Nested
    class Refusal {
        static Stream<Arguments> lies() {
            var deep = "[".repeat(20_000);
            return Stream.of(
                    Arguments.of("a frame of 2 GiB", varInt(Integer.MAX_VALUE)),
                    Arguments.of("a frame of negative length", varInt(-1)),
                    Arguments.of("a frame of no length", varInt(0)),
                    Arguments.of("a number that never ends", Buffer.buffer(new byte[] {-1, -1, -1, -1, -1, -1, -1})),
                    Arguments.of(
                            "another packet", varInt(2).appendByte((byte) 1).appendByte((byte) 0)),
                    Arguments.of(
                            "a text longer than its frame",
                            varInt(4)
                                    .appendByte((byte) 0)
                                    .appendBuffer(varInt(60_000))
                                    .appendString("{")),
                    Arguments.of(
                            "a text of negative length",
                            varInt(6).appendByte((byte) 0).appendBuffer(varInt(-2))),
                    Arguments.of(
                            "a text without its length",
                            varInt(2).appendByte((byte) 0).appendByte((byte) -1)),
                    Arguments.of("no JSON", status("players: 3")),
                    Arguments.of("half of JSON", status(STATUS.substring(0, STATUS.length() / 2))),
                    Arguments.of("an array", status("[]")),
                    Arguments.of("deep JSON", status("{\"players\":" + deep)),
                    Arguments.of("deep JSON to skip", status("{\"x\":" + deep)),
                    Arguments.of("a deep motd", status("{\"description\":" + deep)),
                    Arguments.of("nothing of players", status("{}")),
                    Arguments.of("players that are a list", status("{\"players\":[1]}")),
                    Arguments.of("no number", status("{\"players\":{\"online\":\"3\",\"max\":3}}")),
                    Arguments.of(
                            "a number of 1000 digits", status("{\"players\":{\"online\":" + "9".repeat(1000) + "}}")),
                    Arguments.of("more players than a long", status("{\"players\":{\"online\":99999999999}}")),
                    Arguments.of("negative players", status("{\"players\":{\"online\":-3,\"max\":3}}")),
                    Arguments.of("a billion players", status("{\"players\":{\"online\":1000000000}}")),
                    Arguments.of("more after the end", status("{\"players\":{\"online\":3}} {}")),
                    Arguments.of("more than 64 KiB", status("\"" + "x".repeat(100_000) + "\"")),
                    Arguments.of(
                            "a web page", Buffer.buffer("HTTP/1.1 400 Bad Request\r\n\r\n<html>" + " ".repeat(200))));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("lies")
        void shouldBeMalformedWhenServerSays(String what, Buffer answer) {
            // given
            var port = serverSaying(answer);

            // when
            var reason = refusal(QueryProtocol.MINECRAFT, port, ENOUGH);

            // then
            assertThat(reason).as(what).isEqualTo(Reason.MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 10, 200})
        void shouldBeMalformedWhenServerHangsUpAfter(int bytes) {
            // given
            var port = server((socket, question) -> {
                socket.write(status(STATUS).slice(0, bytes));
                socket.close();
            });

            // when
            var reason = refusal(QueryProtocol.MINECRAFT, port, ENOUGH);

            // then
            assertThat(reason).isEqualTo(Reason.MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 10, 200})
        void shouldBeLateWhenServerFallsSilentAfter(int bytes) {
            // given
            var port = serverSaying(status(STATUS).slice(0, bytes));

            // when
            var reason = refusal(QueryProtocol.MINECRAFT, port, SHORT);

            // then
            assertThat(reason).isEqualTo(Reason.TIMEOUT);
        }

        @Test
        void shouldHangUpWhenServerIsTooSlow() throws Exception {
            // given
            var closed = new java.util.concurrent.CompletableFuture<Void>();
            var port = server((socket, question) -> socket.closeHandler(closed::complete));

            // when
            refusal(QueryProtocol.MINECRAFT, port, SHORT);

            // then
            closed.get(10, java.util.concurrent.TimeUnit.SECONDS);
        }

        @Test
        void shouldBeUnreachableWhenNobodyListens() {
            // given
            var port = serverSaying(Buffer.buffer());
            endServer();

            // when
            var reason = refusal(QueryProtocol.MINECRAFT, port, ENOUGH);

            // then
            assertThat(reason).isEqualTo(Reason.UNREACHABLE);
        }
    }
}
