package io.pteronimbus.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much of a process is in memory. */
final class ResidentMemory {
    private static final String FIELD = "VmRSS:";

    private ResidentMemory() {}

    /** Bytes; 0 when the process is gone. */
    static long of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.exists(status) ? fromProc(status) : fromPs(pid);
        } catch (IOException e) {
            // gone between the question and the answer
            return 0;
        }
    }

    private static long fromProc(Path status) throws IOException {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(FIELD))
                    .mapToLong(line -> kibibytes(line.substring(FIELD.length()).replace("kB", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    static long fromPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return answer.isBlank() ? 0 : kibibytes(answer);
    }

    private static long kibibytes(String number) {
        return Long.parseLong(number.strip()) << 10;
    }
}
