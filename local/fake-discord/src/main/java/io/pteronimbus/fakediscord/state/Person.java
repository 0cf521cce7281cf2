package io.pteronimbus.fakediscord.state;

import org.jspecify.annotations.Nullable;

/**
 * A Discord account; also a bot's.
 *
 * @param globalName the display name, or null when only the username is set
 * @param email      null when the account has none, as a bot's
 */
public record Person(
        Snowflake id,
        String username,
        @Nullable String globalName,
        @Nullable String email,
        boolean verified,
        boolean bot,
        @Nullable String avatar,
        String locale,
        boolean mfaEnabled) {

    /** What others see. */
    public String displayName() {
        return globalName == null ? username : globalName;
    }

    static Person bot(Snowflake id, String username) {
        return new Person(id, username, null, null, true, true, null, "en-US", false);
    }
}
