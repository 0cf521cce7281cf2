package io.pteronimbus.query;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Reads Minecraft's numbers of variable length from a part of a buffer. */
final class VarIntReader {
    private static final int MOST_BYTES = 5;

    private final Buffer bytes;
    private final int end;
    private int position;

    VarIntReader(Buffer bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    int position() {
        return position;
    }

    /**
     * @return empty if the bytes end within it
     * @throws MalformedAnswerException for one of more than five bytes
     */
    Optional<Integer> next() {
        var value = 0;
        for (var i = 0; i < MOST_BYTES; i++) {
            if (position + i >= end) {
                return Optional.empty();
            }
            var part = bytes.getByte(position + i);
            value |= (part & 0x7f) << (7 * i);
            if ((part & 0x80) == 0) {
                position += i + 1;
                return Optional.of(value);
            }
        }
        throw new MalformedAnswerException("a number that does not end");
    }
}
