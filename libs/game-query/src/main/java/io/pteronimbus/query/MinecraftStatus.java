package io.pteronimbus.query;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The status part of Minecraft's protocol. The answer is one frame of at most {@value #MOST_BYTES} bytes. */
final class MinecraftStatus implements StreamTalk {
    static final int MOST_BYTES = 64 * 1024;

    private static final int HANDSHAKE = 0;
    private static final int STATUS = 0;
    private static final int NEXT_IS_STATUS = 1;
    /** What those say who ask before they know the version. */
    private static final int ANY_VERSION = -1;

    private static final int MOST_VAR_INT_BYTES = 5;
    private static final int LONGEST_HOST = 255;

    private final String host;
    private final int port;
    private final Buffer received = Buffer.buffer();

    /** @param host longer than the protocol knows it is cut: the game does not need it */
    MinecraftStatus(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public Buffer opening() {
        var name = host.length() <= LONGEST_HOST ? host : host.substring(0, LONGEST_HOST);
        var handshake = Buffer.buffer();
        varInt(handshake, HANDSHAKE);
        varInt(handshake, ANY_VERSION);
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        varInt(handshake, bytes.length);
        handshake.appendBytes(bytes).appendUnsignedShort(port);
        varInt(handshake, NEXT_IS_STATUS);
        var request = Buffer.buffer();
        varInt(request, handshake.length());
        request.appendBuffer(handshake);
        varInt(request, 1);
        varInt(request, STATUS);
        return request;
    }

    @Override
    public Optional<Players> heard(Buffer bytes) {
        if (received.length() + bytes.length() > MOST_BYTES + MOST_VAR_INT_BYTES) {
            throw new MalformedAnswerException("more than 64 KiB");
        }
        received.appendBuffer(bytes);
        var reader = new VarIntReader(received, 0, received.length());
        var frame = reader.next();
        if (frame.isEmpty()) {
            return Optional.empty();
        }
        var length = within(frame.get());
        var end = reader.position() + length;
        if (received.length() < end) {
            return Optional.empty();
        }
        var content = new VarIntReader(received, reader.position(), end);
        if (required(content) != STATUS) {
            throw new MalformedAnswerException("not a status");
        }
        var text = within(required(content));
        if (text != end - content.position()) {
            throw new MalformedAnswerException("a text of another length than its frame");
        }
        return Optional.of(MinecraftJson.read(received.getBytes(content.position(), end)));
    }

    private static int within(int length) {
        if (length < 1 || length > MOST_BYTES) {
            throw new MalformedAnswerException("a length out of range");
        }
        return length;
    }

    private static int required(VarIntReader reader) {
        return reader.next().orElseThrow(() -> new MalformedAnswerException("a frame ends too early"));
    }

    private static void varInt(Buffer to, int value) {
        var left = value;
        while ((left & ~0x7f) != 0) {
            to.appendByte((byte) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        to.appendByte((byte) left);
    }
}
