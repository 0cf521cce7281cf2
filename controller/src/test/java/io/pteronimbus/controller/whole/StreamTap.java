package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One console stream at the panel's end. */
final class StreamTap {
    private static final ObjectMapper JSON = new ObjectMapper();

    final String streamId = UUID.randomUUID().toString();
    final UUID tenant;
    final UUID server;
    private final PanelKeys keys;
    private final CompletableFuture<ServerWebSocket> socket = new CompletableFuture<>();
    final List<JsonNode> frames = new CopyOnWriteArrayList<>();

    StreamTap(UUID tenant, UUID server, PanelKeys keys) {
        this.tenant = tenant;
        this.server = server;
        this.keys = keys;
    }

    void attach(ServerWebSocket opened) {
        opened.textMessageHandler(text -> frames.add(FakePanel.parse(text)));
        socket.complete(opened);
    }

    void command(String id, String text) {
        command(id, text, keys.moment(tenant, server, "console:execute"));
    }

    void command(String id, String text, @Nullable String grant) {
        socket.join()
                .writeTextMessage(JSON.createObjectNode()
                        .put("type", "command")
                        .put("id", id)
                        .put("text", text)
                        .put("grant", grant)
                        .toString());
    }

    Stream<JsonNode> ofType(String type) {
        return frames.stream().filter(frame -> frame.path("type").asText().equals(type));
    }

    /** All lines, history first. */
    List<JsonNode> lines() {
        return frames.stream()
                .flatMap(frame -> StreamSupport.stream(frame.path("lines").spliterator(), false))
                .toList();
    }

    List<String> texts() {
        return lines().stream().map(line -> line.path("text").asText()).toList();
    }

    Optional<JsonNode> resultOf(String id) {
        return ofType("command-result")
                .filter(frame -> frame.path("id").asText().equals(id))
                .findFirst();
    }

    void close() {
        socket.join().close();
    }
}
