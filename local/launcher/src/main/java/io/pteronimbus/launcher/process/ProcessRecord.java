package io.pteronimbus.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A running process as written down for other invocations.
 *
 * @param startedAtMillis the operating system's start time, epoch milliseconds; with the pid it names one process, since
 *     pids are used again
 */
public record ProcessRecord(String name, long pid, long startedAtMillis, int port) {
    /** The operating system derives start times from its clock, which may be set a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessRecord of(String name, ProcessHandle process, int port) {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessRecord(name, process.pid(), started, port);
    }

    /** The process, if it still lives and is the same one. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::isSame)
                .filter(ProcessRecord::isMoreThanAnEntry);
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(started -> Math.abs(started.toEpochMilli() - startedAtMillis) <= TOLERANCE.toMillis())
                .orElse(false);
    }

    /** A process that has ended keeps its entry until its parent asks for the exit code, which some parents never do. */
    private static boolean isMoreThanAnEntry(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException notLinux) {
            return true;
        }
    }
}
