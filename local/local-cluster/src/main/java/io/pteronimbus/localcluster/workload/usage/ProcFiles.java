package io.pteronimbus.localcluster.workload.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code /proc}. Where there is none nothing is measured.
 *
 * @param root {@code /proc}
 */
record ProcFiles(Path root) {

    /** The unit of the kernel's times, which it shows as hundredths of a second whatever its own clock is. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int SESSION = 3;
    private static final int USER_TIME = 11;
    private static final int TIMES = 4;

    /**
     * What a session's processes have used since they began, and hold now.
     *
     * @param cpu with the time of children that have ended
     */
    record Reading(Duration cpu, long memoryBytes) {

        private Reading plus(Reading other) {
            return new Reading(cpu.plus(other.cpu), memoryBytes + other.memoryBytes);
        }
    }

    /** The sum over the processes of each session, by the session's id. */
    Map<Long, Reading> sessions() {
        Map<Long, Reading> sessions = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root, "[0-9]*")) {
            for (Path process : processes) {
                add(process, sessions);
            }
        } catch (IOException e) {
            return Map.of();
        }
        return sessions;
    }

    private static void add(Path process, Map<Long, Reading> sessions) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Arrays.stream(fields, USER_TIME, USER_TIME + TIMES)
                    .mapToLong(Long::parseLong)
                    .sum();
            var reading = new Reading(TICK.multipliedBy(ticks), kilobytes(process.resolve("status"), "VmRSS") * 1024);
            sessions.merge(Long.parseLong(fields[SESSION]), reading, Reading::plus);
        } catch (IOException ended) {
            // a process that ends while it is looked at uses nothing any more
        }
    }

    /** The whole machine: busy time of all processors since it was started, and memory that is not available. */
    Optional<Reading> machine() {
        try {
            String first = Files.readAllLines(root.resolve("stat")).getFirst();
            long[] times = Arrays.stream(first.split(" +", -1))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long idle = times[3] + times[4];
            long busy = Arrays.stream(times).sum() - idle;
            long used =
                    kilobytes(root.resolve("meminfo"), "MemTotal") - kilobytes(root.resolve("meminfo"), "MemAvailable");
            return Optional.of(new Reading(TICK.multipliedBy(busy), used * 1024));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How many processes the kernel has ended for want of memory, 0 where it does not say. */
    long oomKills() {
        try {
            return Files.readAllLines(root.resolve("vmstat"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("oom_kill "))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long kilobytes(Path file, String name) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
