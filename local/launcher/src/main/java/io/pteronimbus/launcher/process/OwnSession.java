package io.pteronimbus.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts a command in a session of its own.
 *
 * <p>Ctrl-C reaches every process of the terminal's group at once; in sessions of their own the processes end in the
 * order the launcher wants instead. The process keeps its pid, since both ways replace themselves by the command.
 */
public final class OwnSession {
    private static final List<String> PERL =
            List.of("-e", "use POSIX; setsid(); exec @ARGV or die \"$ARGV[0]: $!\\n\"");

    private OwnSession() {}

    /** The command with what puts it into its own session before it; unchanged where there is no means. */
    public static List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>();
        Optional<Path> setsid = find("setsid");
        Optional<Path> perl = find("perl");
        if (setsid.isPresent()) {
            whole.add(setsid.get().toString());
        } else if (perl.isPresent()) {
            whole.add(perl.get().toString());
            whole.addAll(PERL);
        }
        whole.addAll(command);
        return whole;
    }

    private static Optional<Path> find(String program) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
