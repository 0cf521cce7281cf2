package io.pteronimbus.demogame;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** The console's output, one line per event in the form operators know: {@code [12:34:56 INFO]: text}. */
final class ServerLog {
    private final PrintStream out;
    private final Clock clock;

    ServerLog(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void info(String text) {
        line("INFO", text);
    }

    void error(String text) {
        line("ERROR", text);
    }

    private void line(String level, String text) {
        LocalTime now = LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        synchronized (out) {
            out.printf("[%tT %s]: %s%n", now, level, text);
            out.flush();
        }
    }
}
