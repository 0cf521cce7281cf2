package io.pteronimbus.fakediscord.state;

import java.time.Instant;
import java.util.List;

/**
 * An access token and the refresh token that replaces both.
 *
 * @param origin    the code all of this began with
 * @param expiresAt of the access token; a refresh token has no end
 */
public record TokenPair(
        Digest access,
        Digest refresh,
        Snowflake applicationId,
        Snowflake personId,
        List<String> scopes,
        Digest origin,
        Instant expiresAt) {

    public TokenPair {
        scopes = List.copyOf(scopes);
    }

    /** Whether it belongs to what this person has granted to this application. */
    public boolean isOf(Snowflake application, Snowflake person) {
        return applicationId.equals(application) && personId.equals(person);
    }
}
