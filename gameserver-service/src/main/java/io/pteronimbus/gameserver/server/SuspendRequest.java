package io.pteronimbus.gameserver.server;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param reason for whoever wonders why the server does not run: shown to all who may see it */
record SuspendRequest(
        @Nullable @Size(max = 200) @Pattern(regexp = ServerRules.NAME, message = ServerRules.NAME_MESSAGE)
        String reason) {

    /** Null when nothing is said. */
    @Nullable
    String words() {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}
