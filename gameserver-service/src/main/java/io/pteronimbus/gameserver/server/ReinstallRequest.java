package io.pteronimbus.gameserver.server;

import org.jspecify.annotations.Nullable;

/** @param wipe whether all files of the server are deleted first; not when left out */
record ReinstallRequest(@Nullable Boolean wipe) {

    boolean wipes() {
        return Boolean.TRUE.equals(wipe);
    }
}
