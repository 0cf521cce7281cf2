package io.pteronimbus.localcluster.workload.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Wraps a command so that it leads a session of its own and hears every signal, with its process id unchanged. */
final class Session {

    /** A shell's background job ignores these, and so would all that it starts: a game could not be stopped by them. */
    private static final String RESET = "--default-signal=INT,QUIT";

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
        return onPath("setsid")
                .map(setsid -> onPath("env")
                        .filter(Session::resetsSignals)
                        .map(env -> List.of(setsid, env, RESET))
                        .orElse(List.of(setsid)))
                .orElse(List.of(
                        "/usr/bin/perl",
                        "-e",
                        "use POSIX; POSIX::setsid(); @SIG{qw(INT QUIT)} = ('DEFAULT') x 2; exec @ARGV or exit 127"));
    }

    private static Optional<String> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** GNU's can. What others would do with the option, they show at once. */
    private static boolean resetsSignals(String env) {
        try {
            return new ProcessBuilder(env, RESET, "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
