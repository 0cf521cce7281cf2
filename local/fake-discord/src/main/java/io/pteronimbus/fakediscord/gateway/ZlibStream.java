package io.pteronimbus.fakediscord.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.zip.Deflater;

/** All frames of a connection are one zlib stream, flushed at the end of each, which is a message of bytes. */
final class ZlibStream implements Wire {

    private static final int CHUNK = 8 << 10;

    private final ServerWebSocket socket;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);

    ZlibStream(ServerWebSocket socket) {
        this.socket = socket;
    }

    @Override
    public Future<Void> send(byte[] frame) {
        Buffer message = Buffer.buffer(frame.length / 4);
        byte[] chunk = new byte[CHUNK];
        deflater.setInput(frame);
        int length;
        do {
            length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
            message.appendBytes(chunk, 0, length);
        } while (length == chunk.length);
        return socket.writeBinaryMessage(message);
    }

    @Override
    public void release() {
        deflater.end();
    }
}
