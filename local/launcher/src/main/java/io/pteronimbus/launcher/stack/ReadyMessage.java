package io.pteronimbus.launcher.stack;

import java.util.ArrayList;
import java.util.List;

/** What people need to know once everything is up. */
final class ReadyMessage {
    private ReadyMessage() {}

    static List<String> lines(StackPlan plan) {
        Administrator administrator = plan.secrets().administrator();
        StackPorts ports = plan.ports();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Pteronimbus is ready at " + plan.layout().address(ports));
        lines.add("Administrator: " + administrator.email());
        lines.add("Password: " + administrator.shownPassword());
        lines.add("Discord: "
                + (ports.has(Simulator.DISCORD)
                        ? "simulated, " + ports.address(Simulator.DISCORD)
                        : "the application of " + DiscordApplication.CLIENT_ID));
        if (ports.has(Simulator.MAILBOX)) {
            lines.add("Mailbox: " + ports.address(Simulator.MAILBOX));
        }
        return lines;
    }
}
