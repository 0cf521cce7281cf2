package io.pteronimbus.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is changed: their name, their address, or the Discord account they are known by. Carries the whole of what others may
 * know, so that the newest is enough.
 *
 * @param version grows with every change of that person
 * @param email proven to be theirs, in lower case; null when there is none
 * @param discordId the Discord account they signed in with or linked; null when there is none
 */
public record UserChanged(
        UUID userId,
        long version,
        String displayName,
        @Nullable String email,
        @Nullable String discordId,
        Instant at) {

    public static final String TYPE = "io.pteronimbus.user-changed.v1";

    /** Without what is nobody's business in a log. */
    @Override
    public String toString() {
        return "UserChanged[" + userId + ", version=" + version + "]";
    }
}
