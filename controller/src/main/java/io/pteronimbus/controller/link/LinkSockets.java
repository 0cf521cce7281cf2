package io.pteronimbus.controller.link;

import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.controller.credential.Credentials;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Dials the panel: the link, and one more socket for each stream. Always from here, never the other way. */
@Singleton
public class LinkSockets {
    private static final int MAX_FRAME_BYTES = 1 << 20;
    private static final int MAX_MESSAGE_BYTES = 16 << 20;
    private static final int MAX_SOCKETS = 4_096;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final WebSocketClient client;
    private final LinkConfig config;
    private final Credentials credentials;
    private final String cluster;

    LinkSockets(Vertx vertx, LinkConfig config, Credentials credentials, ClusterConfig cluster) {
        this.credentials = credentials;
        this.config = config;
        this.cluster = cluster.name();
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(MAX_FRAME_BYTES)
                .setMaxMessageSize(MAX_MESSAGE_BYTES)
                .setMaxConnections(MAX_SOCKETS)
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis()));
    }

    /** A socket that is not dialled yet, so that nothing is missed before its handlers are set. */
    public ClientWebSocket socket() {
        return client.webSocket();
    }

    Future<WebSocket> dialLink(ClientWebSocket socket) {
        return dial(socket, "");
    }

    public Future<WebSocket> dialStream(ClientWebSocket socket, String streamId) {
        return dial(socket, "/streams/" + streamId);
    }

    private Future<WebSocket> dial(ClientWebSocket socket, String path) {
        return socket.connect((WebSocketConnectOptions) new WebSocketConnectOptions()
                .setAbsoluteURI(config.url() + path)
                .putHeader("Authorization", "Bearer " + credentials.current())
                .putHeader("X-Cluster", cluster)
                .setTimeout(CONNECT_TIMEOUT.toMillis()));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
