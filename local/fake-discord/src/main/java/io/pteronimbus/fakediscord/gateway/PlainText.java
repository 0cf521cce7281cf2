package io.pteronimbus.fakediscord.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;

/** Each frame is a message of text. */
record PlainText(ServerWebSocket socket) implements Wire {

    @Override
    public Future<Void> send(byte[] frame) {
        return socket.writeTextMessage(new String(frame, StandardCharsets.UTF_8));
    }

    @Override
    public void release() {
        // holds nothing
    }
}
