package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameServerSpec.ConfigFile;
import java.util.List;

/** How much may be set in a game's files: it reaches what sets it in one environment variable, which the kernel bounds to 128 KiB. */
public final class ConfigBounds {
    public static final String MESSAGE =
            "no more than 1,000 values of 60,000 characters in all can be set in a game's files";

    private static final int MOST_EDITS = 1_000;
    private static final int MOST_CHARACTERS = 60_000;

    private ConfigBounds() {}

    public static boolean holds(List<ConfigFile> files) {
        var edits = files.stream().mapToInt(file -> file.edits().size()).sum();
        var characters = files.stream()
                .mapToInt(file -> file.path().length()
                        + file.edits().stream()
                                .mapToInt(edit ->
                                        edit.match().length() + edit.value().length())
                                .sum())
                .sum();
        return edits <= MOST_EDITS && characters <= MOST_CHARACTERS;
    }
}
