package io.pteronimbus.controller.log;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines of text. A line longer than the limit is cut off there; what is no UTF-8 becomes replacement
 * characters. Not for several threads at once.
 */
public final class LineSplitter extends OutputStream {
    private final int limit;
    private final Consumer<String> lines;
    private byte[] buffer = new byte[256];
    private int length;

    /** @param limit most bytes of a line that are kept */
    public LineSplitter(int limit, Consumer<String> lines) {
        this.limit = limit;
        this.lines = lines;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        var end = offset + count;
        var start = offset;
        for (int i = offset; i < end; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, start, i);
                emit();
                start = i + 1;
            }
        }
        keep(bytes, start, end);
    }

    private void keep(byte[] bytes, int from, int to) {
        var count = Math.min(to - from, limit - length);
        if (count <= 0) {
            return;
        }
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(limit, Math.max(buffer.length * 2, length + count)));
        }
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
    }

    private void emit() {
        var end = length > 0 && buffer[length - 1] == '\r' ? length - 1 : length;
        var line = new String(buffer, 0, end, StandardCharsets.UTF_8);
        length = 0;
        lines.accept(line);
    }
}
