package io.pteronimbus.gameserver.server;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A server to be made as another is set. Its files are not copied.
 *
 * @param name of the new one, as when a server is made
 * @param start at once, unless false
 */
record CloneServerRequest(
        @NotBlank @Size(max = 80) @Pattern(regexp = ServerRules.NAME, message = ServerRules.NAME_MESSAGE)
        String name,

        @Nullable Boolean start) {

    boolean wantsStart() {
        return start == null || start;
    }
}
