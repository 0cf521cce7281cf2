package io.pteronimbus.localcluster.watch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** One line of JSON per event in an endless response. */
public final class ChunkedOutput implements EventOutput {

    private final HttpServerResponse response;
    private final HttpConnection connection;
    private final WriteGate gate;
    private volatile Runnable closed = () -> {};

    public ChunkedOutput(HttpServerRequest request) {
        this.response = request.response();
        this.connection = request.connection();
        this.gate = new WriteGate(response);
        response.setChunked(true).putHeader("Content-Type", "application/json");
        response.closeHandler(nothing -> finish());
        response.endHandler(nothing -> finish());
        response.exceptionHandler(nothing -> finish());
        // clients wait for the head before they count the watch as open
        response.writeHead();
    }

    private void finish() {
        gate.close();
        closed.run();
    }

    @Override
    public void send(byte[] event) {
        gate.await(response);
        if (!gate.isClosed()) {
            response.write(Buffer.buffer(event.length + 1).appendBytes(event).appendByte((byte) '\n'));
        }
    }

    @Override
    public void end() {
        if (!gate.isClosed() && !response.ended()) {
            response.end();
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
