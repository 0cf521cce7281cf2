package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameServerSpec.Stop;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the game is asked to stop: a command, or a signal that begins with a caret. */
final class EggStop {
    private static final String SIGNAL = "^";
    private static final int LONGEST = 256;

    /** Eggs do not say how long a game may take to save its world. */
    private static final int TIMEOUT_SECONDS = 120;

    private static final Set<String> SIGNALS =
            Set.of("SIGINT", "SIGTERM", "SIGKILL", "SIGABRT", "SIGQUIT", "SIGHUP", "SIGUSR1", "SIGUSR2");

    private EggStop() {}

    static Stop of(EggValue value, ImportReport.Notes notes) {
        var text = value.limited(LONGEST);
        if (text.isBlank()) {
            notes.adapted(value, "the egg does not say how the game is stopped: SIGTERM asks it to");
            return signal("SIGTERM");
        }
        if (!text.startsWith(SIGNAL)) {
            notes.mapped(value, "a command that stops the game");
            return new Stop(text, null, TIMEOUT_SECONDS);
        }
        var name = text.substring(SIGNAL.length()).strip().toUpperCase(Locale.ROOT);
        var known = known(name);
        if (known != null) {
            notes.mapped(value, "the game is stopped by " + known);
            return signal(known);
        }
        var meant = known(name.replace(SIGNAL, ""));
        var chosen = meant == null ? "SIGTERM" : meant;
        notes.adapted(value, "there is no such signal, for which other panels kill the game: it is asked by " + chosen);
        return signal(chosen);
    }

    private static Stop signal(String name) {
        return new Stop(null, name, TIMEOUT_SECONDS);
    }

    private static @Nullable String known(String name) {
        if (name.equals("C")) {
            return "SIGINT";
        }
        var whole = name.startsWith("SIG") ? name : "SIG" + name;
        return SIGNALS.contains(whole) ? whole : null;
    }

    /** As an egg writes it. */
    static String written(Stop stop) {
        var command = stop.command();
        if (command != null) {
            return command;
        }
        var signal = stop.signal() == null ? "SIGTERM" : stop.signal();
        return signal.equals("SIGINT") ? "^C" : SIGNAL + signal;
    }
}
