package io.pteronimbus.auth.profile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other services may know of somebody.
 *
 * @param version grows with every change of the rest; 0 before the first {@link ProfileEvents#changed}
 * @param email proven to be theirs, in lower case; null when there is none
 * @param discordId the Discord account they signed in with or linked; null when there is none
 */
record Profile(
        UUID userId,
        long version,
        String displayName,
        @Nullable String email,
        @Nullable String discordId) {

    /** Without what is nobody's business in a log. */
    @Override
    public String toString() {
        return "Profile[" + userId + ", version=" + version + "]";
    }
}
