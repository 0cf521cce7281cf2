package io.pteronimbus.auth.key;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says of who bears it.
 *
 * @param sessionId the session, or what stands for it as long as an API key is used
 * @param key whether it is an API key
 * @param scope permissions the key is confined to, null when to none
 * @param secondFactor whether a second factor was asked for
 * @param mustEnrol whether the platform demands a second factor that they have not got
 */
public record Bearer(
        UUID userId,
        String displayName,
        boolean superAdmin,
        String sessionId,
        boolean key,
        @Nullable List<String> scope,
        boolean secondFactor,
        boolean mustEnrol) {}
