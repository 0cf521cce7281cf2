package io.pteronimbus.launcher.stack;

import java.util.List;

/** What people need to know once everything is up. */
final class ReadyMessage {
    private ReadyMessage() {}

    static List<String> lines(StackPlan plan) {
        Administrator administrator = plan.secrets().administrator();
        return List.of(
                "",
                "Pteronimbus is ready at " + plan.layout().address(plan.ports()),
                "Administrator: " + administrator.email(),
                "Password: " + administrator.shownPassword(),
                "Discord: " + plan.secrets().discord().shown(plan.ports().of(StackPorts.DISCORD)));
    }
}
