package io.pteronimbus.gameserver.egg;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of eggs that are written. */
public enum EggFormat {
    /** For Pterodactyl, and Pelican too. */
    PTDL_v2,
    /** For Pelican. */
    PLCN_v3;

    public static Optional<EggFormat> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
