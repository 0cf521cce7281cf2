package io.pteronimbus.localcluster.workload.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Wraps a command so that it leads a session of its own, with its process id unchanged. */
final class Session {

    private static final List<String> LEADER = leader();

    private Session() {}

    /** @param script what {@code sh} does with the command, which is its {@code "$@"} */
    static List<String> wrap(String script, List<String> command) {
        List<String> wrapped = new ArrayList<>(LEADER);
        wrapped.addAll(List.of("/bin/sh", "-c", script, "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** macOS has no {@code setsid} program, but a Perl that can do the same. */
    private static List<String> leader() {
        for (String directory : System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator)) {
            Path program = Path.of(directory, "setsid");
            if (Files.isExecutable(program)) {
                return List.of(program.toString());
            }
        }
        return List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or exit 127");
    }
}
