package io.pteronimbus.localcluster.watch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** One text message per event. */
public final class WebSocketOutput implements EventOutput {

    private final ServerWebSocket socket;
    private final HttpConnection connection;
    private final WriteGate gate;
    private volatile Runnable closed = () -> {};

    public WebSocketOutput(ServerWebSocket socket, HttpConnection connection) {
        this.socket = socket;
        this.connection = connection;
        this.gate = new WriteGate(socket);
        socket.closeHandler(nothing -> finish());
        socket.exceptionHandler(nothing -> finish());
    }

    private void finish() {
        gate.close();
        closed.run();
    }

    @Override
    public void send(byte[] event) {
        gate.await(socket);
        if (!gate.isClosed()) {
            socket.writeTextMessage(Buffer.buffer(event).toString());
        }
    }

    @Override
    public void end() {
        if (!gate.isClosed()) {
            socket.close();
        }
    }

    @Override
    public void abort() {
        connection.close();
    }

    @Override
    public void onClosed(Runnable action) {
        closed = action;
        if (gate.isClosed()) {
            action.run();
        }
    }
}
