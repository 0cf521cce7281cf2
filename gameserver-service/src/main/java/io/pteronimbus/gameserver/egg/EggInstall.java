package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameTemplateSpec.Install;
import org.jspecify.annotations.Nullable;

/** What makes the server's files: a script, byte by byte as the egg has it, with its line ends. */
final class EggInstall {
    private static final int LONGEST_SCRIPT = 131_072;
    private static final int LONGEST_IMAGE = 512;
    private static final int LONGEST_PROGRAM = 64;
    static final String IMAGE = "ghcr.io/pterodactyl/installers:debian";

    private EggInstall() {}

    static @Nullable Install of(EggValue egg, ImportReport.Notes notes) {
        var installation = egg.get("scripts").get("installation");
        var script = installation.get("script").limited(LONGEST_SCRIPT);
        if (script.isBlank()) {
            notes.ignored(installation.get("script"), "nothing is to be installed");
            return null;
        }
        var container = installation.get("container").limited(LONGEST_IMAGE).strip();
        if (container.isEmpty()) {
            notes.adapted(installation.get("container"), "the egg does not say what its script runs in: " + IMAGE);
        } else {
            notes.mapped(installation.get("container"), "the image that the script runs in");
        }
        var entrypoint = installation.get("entrypoint").limited(LONGEST_PROGRAM).strip();
        if (entrypoint.isEmpty()) {
            notes.adapted(installation.get("entrypoint"), "the egg does not say what runs its script: sh");
        } else {
            notes.mapped(installation.get("entrypoint"), "runs the script");
        }
        if (script.contains("\r\n")) {
            notes.adapted(
                    installation.get("script"),
                    "its lines end as in Windows; they are run with the ends that a shell takes");
        } else {
            notes.mapped(
                    installation.get("script"), "runs as a Job of its own, with the server's volume at /mnt/server");
        }
        return new Install(
                container.isEmpty() ? IMAGE : container, entrypoint.isEmpty() ? null : entrypoint, script, null);
    }
}
