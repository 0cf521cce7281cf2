package io.pteronimbus.launcher.stack;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What stands on this machine for services of others, each unless the environment names the real one. */
enum Simulator {
    DISCORD("fake-discord", "simulated Discord", 8090, "/_control/health", "48m"),
    MAILBOX("mailbox", "mailbox", 8091, "/health", "32m");

    private final String module;
    private final String title;
    private final int preferredPort;
    private final String healthPath;
    private final String heap;

    Simulator(String module, String title, int preferredPort, String healthPath, String heap) {
        this.module = module;
        this.title = title;
        this.preferredPort = preferredPort;
        this.healthPath = healthPath;
        this.heap = heap;
    }

    /**
     * Those that a stack started in this environment has.
     *
     * @throws IllegalArgumentException when it names half of something real
     */
    static Set<Simulator> wanted(Map<String, String> environment) {
        Set<Simulator> wanted = EnumSet.allOf(Simulator.class);
        if (DiscordApplication.isNamed(environment)) {
            wanted.remove(DISCORD);
        }
        if (new OutgoingMail(environment).hasServer()) {
            wanted.remove(MAILBOX);
        }
        return wanted;
    }

    /** Name of the process and of the Maven module. */
    String module() {
        return module;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    int preferredPort() {
        return preferredPort;
    }

    String healthPath() {
        return healthPath;
    }

    /** What its JVM may use, with the unit. */
    String heap() {
        return heap;
    }
}
