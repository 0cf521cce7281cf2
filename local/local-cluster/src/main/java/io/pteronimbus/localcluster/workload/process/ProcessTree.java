package io.pteronimbus.localcluster.workload.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All processes of one container: its session, what they started, and whatever else carries the container's mark in its
 * environment (a daemon that left the session). Where there is no {@code /proc}, only the process group and the descendants are seen.
 *
 * @param leader id of the first process, which leads a session and a process group of the same id; 0 when it is not known
 * @param mark   an environment entry {@code NAME=value} that only this container's processes have
 */
public record ProcessTree(long leader, String mark) {

    private static final Path PROC = Path.of("/proc");
    private static final boolean LISTABLE = Files.isReadable(PROC.resolve("self/stat"));

    public boolean isAlive() {
        return !living().isEmpty() || (!LISTABLE && leader > 1 && Posix.kill(-leader, 0));
    }

    /** Asks every process to end. */
    public void terminate() {
        signal(Posix.SIGTERM);
    }

    /** Ends every process, and those they manage to start meanwhile. */
    public void kill() {
        for (int round = 0; round < 5 && isAlive(); round++) {
            signal(Posix.SIGKILL);
        }
    }

    private void signal(int signal) {
        Set<Long> targets = living();
        if (leader > 1) {
            Posix.kill(-leader, signal);
        }
        targets.removeIf(pid -> leader > 1 && groupOf(pid) == leader);
        targets.forEach(pid -> Posix.kill(pid, signal));
    }

    private Set<Long> living() {
        Set<Long> found = new HashSet<>();
        if (leader > 1) {
            ProcessHandle.of(leader).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid)
                    .forEach(found::add);
        }
        if (LISTABLE) {
            found.removeIf(pid -> Stat.of(pid) == null);
            everyPid().stream().filter(this::belongs).forEach(found::add);
        }
        return found;
    }

    private boolean belongs(long pid) {
        Stat stat = Stat.of(pid);
        return stat != null && (leader > 1 && stat.session() == leader || carriesMark(pid));
    }

    private boolean carriesMark(long pid) {
        try {
            String environment =
                    new String(Files.readAllBytes(PROC.resolve(pid + "/environ")), StandardCharsets.ISO_8859_1);
            return ("\0" + environment).contains("\0" + mark + "\0");
        } catch (IOException gone) {
            return false; // ended meanwhile, or another user's
        }
    }

    private static long groupOf(long pid) {
        Stat stat = Stat.of(pid);
        return stat == null ? -1 : stat.group();
    }

    private static List<Long> everyPid() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            List<Long> pids = new java.util.ArrayList<>();
            entries.forEach(entry -> pids.add(Long.parseLong(entry.getFileName().toString())));
            return pids;
        } catch (IOException e) {
            return ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toList());
        }
    }

    /** The group and session of a process that still runs; a zombie does not. */
    private record Stat(long group, long session) {

        static @Nullable Stat of(long pid) {
            try {
                String line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
                List<String> fields =
                        List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
                boolean over = fields.get(0).equals("Z") || fields.get(0).equals("X");
                return over ? null : new Stat(Long.parseLong(fields.get(2)), Long.parseLong(fields.get(3)));
            } catch (IOException gone) {
                return null;
            }
        }
    }
}
