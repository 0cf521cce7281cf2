package io.pteronimbus.bot.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Makes sockets to Discord. What one message may weigh is bounded: a guild with 250 roles and 500 channels has about a megabyte. */
@ApplicationScoped
class GatewaySockets {
    private static final int LARGEST_MESSAGE = 16 << 20;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
    private static final int CLOSED_WITHIN_SECONDS = 3;
    private static final int MOST = 4;

    private final WebSocketClient client;

    GatewaySockets(Vertx vertx) {
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(LARGEST_MESSAGE)
                .setMaxMessageSize(LARGEST_MESSAGE)
                .setMaxConnections(MOST)
                .setClosingTimeout(CLOSED_WITHIN_SECONDS)
                .setConnectTimeout((int) CONNECT_WITHIN.toMillis()));
    }

    /** Not dialled yet, so that nothing is missed before its handlers are set. */
    ClientWebSocket socket() {
        return client.webSocket();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
