package io.pteronimbus.launcher.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out who listens on a port, as far as this user may know. */
final class PortHolder {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** Such as {@code java (pid 4711)}. */
    static Optional<String> of(int port) throws IOException, InterruptedException {
        Optional<Long> pid = Files.isDirectory(Path.of("/proc/net")) ? fromProc(port) : fromLsof(port);
        return pid.flatMap(ProcessHandle::of).map(PortHolder::describe);
    }

    private static String describe(ProcessHandle process) {
        String program = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .orElse("a process");
        return program + " (pid " + process.pid() + ")";
    }

    private static Optional<Long> fromProc(int port) throws IOException {
        Set<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .filter(Files::isReadable)
                .flatMap(table -> listening(table, port).stream())
                .map(inode -> "socket:[" + inode + "]")
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, sockets))
                .findFirst();
    }

    private static List<String> listening(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > INODE)
                    .filter(columns -> columns[STATE].equals(LISTENING) && columns[LOCAL_ADDRESS].endsWith(suffix))
                    .map(columns -> columns[INODE])
                    .toList();
        } catch (IOException e) {
            // an unreadable table only makes the message poorer
            return List.of();
        }
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException e) {
                    // closed meanwhile
                    return false;
                }
            });
        } catch (IOException e) {
            // somebody else's process
            return false;
        }
    }

    private static Optional<Long> fromLsof(int port) throws IOException, InterruptedException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-t").start();
        String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        lsof.waitFor();
        return answer.lines().findFirst().map(Long::valueOf);
    }
}
