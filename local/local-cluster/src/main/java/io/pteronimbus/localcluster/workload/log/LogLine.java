package io.pteronimbus.localcluster.workload.log;

import io.pteronimbus.localcluster.workload.process.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a container log, on disk {@code <rfc3339nano> stdout|stderr F|P <text>} and a newline.
 *
 * @param partial whether the container's line goes on in the next entry: it was too long, or the container ended within it
 * @param text    the bytes as written, without newline
 */
record LogLine(Instant time, Output output, boolean partial, byte[] text) {

    private static final DateTimeFormatter NANO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

    static String format(Instant time) {
        return NANO.format(time);
    }

    byte[] encode() {
        var bytes = new ByteArrayOutputStream(text.length + 48);
        bytes.writeBytes(format(time).getBytes(StandardCharsets.US_ASCII));
        bytes.write(' ');
        bytes.writeBytes(output.labelBytes());
        bytes.writeBytes(partial ? new byte[] {' ', 'P', ' '} : new byte[] {' ', 'F', ' '});
        bytes.writeBytes(text);
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** @return null for bytes that are no entry: torn by a power cut */
    static @Nullable LogLine decode(byte[] entry) {
        int first = space(entry, 0);
        int second = space(entry, first + 1);
        int third = space(entry, second + 1);
        if (first < 0 || second < 0 || third < 0) {
            return null;
        }
        try {
            Instant time = Instant.parse(new String(entry, 0, first, StandardCharsets.US_ASCII));
            String label = new String(entry, first + 1, second - first - 1, StandardCharsets.US_ASCII);
            Output output = label.equals(Output.STDERR.label()) ? Output.STDERR : Output.STDOUT;
            byte[] text = java.util.Arrays.copyOfRange(entry, third + 1, entry.length);
            return new LogLine(time, output, entry[second + 1] == 'P', text);
        } catch (DateTimeParseException torn) {
            return null;
        }
    }

    /** What a reader of the log sees. */
    byte[] rendered(boolean timestamps) {
        var bytes = new ByteArrayOutputStream(text.length + 32);
        if (timestamps) {
            bytes.writeBytes((format(time) + " ").getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes(text);
        if (!partial) {
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private static int space(byte[] bytes, int from) {
        if (from < 0) {
            return -1;
        }
        for (int i = Math.max(from, 0); i < bytes.length; i++) {
            if (bytes[i] == ' ') {
                return i;
            }
        }
        return -1;
    }
}
