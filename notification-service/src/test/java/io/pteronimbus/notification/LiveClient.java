package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client of the live feed, which remembers the last cursor. */
public final class LiveClient implements AutoCloseable {
    private static final Vertx VERTX = Vertx.vertx();
    private static final WebSocketClient CLIENT = VERTX.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(1 << 20).setMaxConnections(1_000));

    private static final Set<String> HINTS =
            Set.of("access-changed", "tenant-changed", "platform-changed", "server-stats");

    private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonObject> hints = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private volatile String cursor = "";

    private LiveClient(WebSocketConnectOptions options) {
        socket = CLIENT.webSocket()
                .textMessageHandler(text -> receive(new JsonObject(text)))
                .connect(options)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void receive(JsonObject message) {
        (HINTS.contains(message.getString("type")) ? hints : heard).add(message);
    }

    /** Opens the feed and reads its greeting. */
    static LiveClient open(URI service, String token, @Nullable String since) throws InterruptedException {
        var query = since == null ? "" : "?since=" + since;
        var client = new LiveClient(options(service, "/api/v1/live" + query, token));
        assertThat(client.next().getString("type")).isEqualTo("hello");
        return client;
    }

    static LiveClient open(WebSocketConnectOptions options) {
        return new LiveClient(options);
    }

    static WebSocketConnectOptions options(URI service, String uri, String token) {
        return new WebSocketConnectOptions()
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI(uri)
                .addHeader("Authorization", "Bearer " + token);
    }

    /** The next message but hints, within 30 seconds. */
    JsonObject next() throws InterruptedException {
        var message = take(heard);
        cursor = message.getString("cursor");
        return message;
    }

    /** The next hint, within 30 seconds. Hints come among items as they may, so they are kept apart here. */
    JsonObject nextHint() throws InterruptedException {
        return take(hints);
    }

    /** The hints that are here and were not taken, in words. */
    List<String> hints() {
        var all = new ArrayList<JsonObject>();
        hints.drainTo(all);
        return all.stream().map(LiveClient::inWords).toList();
    }

    static String inWords(JsonObject hint) {
        var parts = hint.getJsonObject("data").getJsonArray("parts");
        return hint.getString("type") + (parts == null ? "" : " " + parts.encode());
    }

    private static JsonObject take(BlockingQueue<JsonObject> queue) throws InterruptedException {
        var message = queue.poll(30, TimeUnit.SECONDS);
        assertThat(message).as("a message within 30 s").isNotNull();
        if (message == null) {
            throw new AssertionError();
        }
        return message;
    }

    /** The {@code stateSeq} of the next so many items. */
    List<Long> nextSequences(int count) throws InterruptedException {
        var sequences = new ArrayList<Long>();
        while (sequences.size() < count) {
            var message = next();
            assertThat(message.getString("type")).isEqualTo("server-state");
            sequences.add(message.getJsonObject("data").getLong("stateSeq"));
        }
        return sequences;
    }

    void say(String type, String token) {
        socket.writeTextMessage(
                new JsonObject().put("type", type).put("token", token).encode());
    }

    /** How the feed refuses to be opened like that. */
    static UpgradeRejectedException refusal(WebSocketConnectOptions options) {
        var failure = catchThrowableOfType(CompletionException.class, () -> open(options));
        return Objects.requireNonNull((UpgradeRejectedException) failure.getCause());
    }

    boolean hearsNothing() {
        return heard.isEmpty();
    }

    String cursor() {
        return cursor;
    }

    WebSocket socket() {
        return socket;
    }

    @Override
    public void close() {
        socket.close();
    }
}
