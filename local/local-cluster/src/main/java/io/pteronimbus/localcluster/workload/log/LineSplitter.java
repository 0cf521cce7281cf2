package io.pteronimbus.localcluster.workload.log;

import java.io.ByteArrayOutputStream;
import java.util.function.BiConsumer;

/** Cuts a stream of bytes into lines; a line of more than {@value #LONGEST} bytes comes in pieces. Not thread-safe. */
final class LineSplitter {

    static final int LONGEST = 16 * 1024;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /** @param lines gets the text without newline, and whether the line goes on */
    void feed(byte[] bytes, BiConsumer<byte[], Boolean> lines) {
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                pending.write(bytes, from, i - from);
                take(lines, false);
                from = i + 1;
            } else if (pending.size() + i - from + 1 >= LONGEST) {
                pending.write(bytes, from, i - from + 1);
                take(lines, true);
                from = i + 1;
            }
        }
        pending.write(bytes, from, bytes.length - from);
    }

    /** Hands over what came after the last newline. */
    void finish(BiConsumer<byte[], Boolean> lines) {
        if (pending.size() > 0) {
            take(lines, true);
        }
    }

    private void take(BiConsumer<byte[], Boolean> lines, boolean partial) {
        lines.accept(pending.toByteArray(), partial);
        pending.reset();
    }
}
