package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** A client of the gateway that does nothing by itself. */
final class Bot implements AutoCloseable {

    static final int GUILDS = 1;
    static final int MEMBERS = 1 << 1;
    static final int PRESENCES = 1 << 8;
    static final int MESSAGE_CONTENT = 1 << 15;
    static final String TOKEN = Discord.BOT.substring(4);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Vertx VERTX = Vertx.vertx();
    private static final WebSocketClient CLIENT = VERTX.createWebSocketClient(
            new WebSocketClientOptions().setMaxMessageSize(64 << 20).setMaxConnections(1000));
    private static final int SECONDS = 20;

    private final ClientWebSocket socket;
    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final @Nullable Inflater inflater;
    private long sequence;
    private @Nullable JsonNode ready;

    private Bot(ClientWebSocket socket, boolean compressed) {
        this.socket = socket;
        this.inflater = compressed ? new Inflater() : null;
        socket.textMessageHandler(this::take);
        socket.binaryMessageHandler(bytes -> take(inflate(bytes)));
        socket.exceptionHandler(problem -> {
            // what follows is that it is closed
        });
        socket.closeHandler(ended -> {
            Short code = socket.closeStatusCode();
            closed.complete(code == null ? 1006 : Integer.valueOf(code));
        });
    }

    /** Connected, and greeted unless it was closed at once. */
    static Bot connect(Discord discord) {
        return connect(discord, "/?v=10&encoding=json");
    }

    static Bot connect(Discord discord, String path) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(discord.running().port())
                .setURI(path);
        boolean compressed = path.contains("compress=");
        ClientWebSocket socket = CLIENT.webSocket();
        Bot bot = new Bot(socket, compressed);
        CompletableFuture<WebSocket> connected = new CompletableFuture<>();
        // its handlers take over in the thread that reads, before that reads on
        VERTX.runOnContext(connecting ->
                socket.connect(options).onSuccess(connected::complete).onFailure(connected::completeExceptionally));
        get(connected);
        return bot;
    }

    /** One that has identified itself with these intents, and has read READY and one event for each of its guilds. */
    static Bot ready(Discord discord, int intents) {
        Bot bot = connect(discord);
        bot.hello();
        bot.identify(intents);
        JsonNode ready = bot.event("READY");
        for (int i = 0; i < ready.path("guilds").size() && (intents & GUILDS) != 0; i++) {
            bot.event("GUILD_CREATE");
        }
        return bot;
    }

    JsonNode hello() {
        JsonNode hello = next();
        assertThat(hello.path("op").asInt()).as("%s", hello).isEqualTo(10);
        return hello.path("d");
    }

    static ObjectNode identity(int intents) {
        ObjectNode identity = JSON.createObjectNode().put("token", TOKEN).put("intents", intents);
        identity.putObject("properties")
                .put("os", "linux")
                .put("browser", "test")
                .put("device", "test");
        return identity;
    }

    void identify(int intents) {
        send(2, identity(intents));
    }

    void send(int opcode, @Nullable JsonNode data) {
        ObjectNode frame = JSON.createObjectNode().put("op", opcode);
        frame.set("d", data == null ? NullNode.getInstance() : data);
        text(frame.toString());
    }

    /** A frame with this data, in which quotes may be single. */
    void send(int opcode, String data) {
        text("{\"op\":" + opcode + ",\"d\":" + data.replace('\'', '"') + "}");
    }

    void text(String text) {
        socket.writeTextMessage(text);
    }

    void bytes(byte[] bytes) {
        socket.writeBinaryMessage(Buffer.buffer(bytes));
    }

    void resume(String session, long from) {
        send(6, "{'token':'" + TOKEN + "','session_id':'" + session + "','seq':" + from + "}");
    }

    JsonNode next() {
        try {
            JsonNode frame = received.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(frame)
                    .as("a frame; the connection is %s", closed.isDone() ? "closed with " + closed.join() : "open")
                    .isNotNull();
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The data of the next frame, which must be this event, and one later than the one before. */
    JsonNode event(String name) {
        JsonNode frame = next();
        assertThat(frame.path("t").asText()).as("%s", frame).isEqualTo(name);
        assertThat(frame.path("op").asInt()).isZero();
        assertThat(frame.path("s").asLong()).isGreaterThan(sequence);
        sequence = frame.path("s").asLong();
        if (name.equals("READY")) {
            ready = frame.path("d");
        }
        return frame.path("d");
    }

    /** All that has been sent to it by now. */
    List<String> names() {
        return Stream.of(all())
                .flatMap(List::stream)
                .map(frame -> frame.path("t").asText())
                .toList();
    }

    /** All frames that have been sent to it by now. */
    List<JsonNode> all() {
        send(1, "null");
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode frame = next(); frame.path("op").asInt() != 11; frame = next()) {
            all.add(frame);
        }
        return all;
    }

    long sequence() {
        return sequence;
    }

    String session() {
        return readyData().path("session_id").asText();
    }

    JsonNode readyData() {
        if (ready == null) {
            throw new IllegalStateException("not ready");
        }
        return ready;
    }

    /** What the connection was closed with. */
    int closeCode() {
        return get(closed);
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** Closes with this code, and waits until that is done. */
    void leave(int code) {
        socket.close((short) code);
        get(closed);
    }

    /** Reads nothing any more. */
    void pause() {
        socket.pause();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void take(String text) {
        try {
            received.add(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each message must end as zlib-stream says, and all of them are one stream. */
    private String inflate(Buffer bytes) {
        assertThat(bytes.slice(bytes.length() - 4, bytes.length()).getBytes())
                .containsExactly(0, 0, (byte) 0xff, (byte) 0xff);
        if (inflater == null) {
            throw new IllegalStateException("bytes without compression");
        }
        inflater.setInput(bytes.getBytes());
        Buffer text = Buffer.buffer();
        byte[] chunk = new byte[8192];
        try {
            for (int length = inflater.inflate(chunk); length > 0; length = inflater.inflate(chunk)) {
                text.appendBytes(chunk, 0, length);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("nothing happened in " + SECONDS + " seconds", e);
        }
    }
}
