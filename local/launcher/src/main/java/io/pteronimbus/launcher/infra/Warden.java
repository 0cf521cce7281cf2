package io.pteronimbus.launcher.infra;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A shell that waits for the end of this process, however it comes, and then ends what is noted in the run directory and
 * removes the whole temporary directory: a test run that is killed leaves nothing behind.
 */
final class Warden {
    private static final String SCRIPT = """
            read -r word
            [ "$word" = dismissed ] && exit 0
            for file in "$1"/run/*.json; do
              pid=$(sed -n 's/.*"pid":\\([0-9]*\\).*/\\1/p' "$file")
              [ -n "$pid" ] && kill -9 "$pid"
            done
            sleep 1
            rm -rf "$1"
            """;

    private final Process shell;

    private Warden(Process shell) {
        this.shell = shell;
    }

    static Warden over(Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", SCRIPT, "warden", directory.toString());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new Warden(builder.start());
    }

    /** Ends the shell without anything done. */
    void dismiss() throws IOException, InterruptedException {
        try (var words = shell.outputWriter()) {
            words.write("dismissed\n");
        }
        shell.waitFor(5, TimeUnit.SECONDS);
    }
}
