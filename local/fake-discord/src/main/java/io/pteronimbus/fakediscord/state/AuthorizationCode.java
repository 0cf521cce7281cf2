package io.pteronimbus.fakediscord.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person has consented to, until the application fetches it. A used one is kept until it expires, to know it again.
 *
 * @param challenge PKCE's, of method S256, or null when none was sent
 * @param guildId   the guild the bot was added to, or null
 */
public record AuthorizationCode(
        Digest code,
        Snowflake applicationId,
        Snowflake personId,
        String redirectUri,
        List<String> scopes,
        @Nullable String challenge,
        @Nullable Snowflake guildId,
        Instant expiresAt,
        boolean used) {

    public AuthorizationCode {
        scopes = List.copyOf(scopes);
    }

    AuthorizationCode asUsed() {
        return new AuthorizationCode(
                code, applicationId, personId, redirectUri, scopes, challenge, guildId, expiresAt, true);
    }
}
