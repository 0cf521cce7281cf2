package io.pteronimbus.platform.security;

import io.pteronimbus.events.Actor;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in person, as their access token names them.
 *
 * @param sessionId the session the token belongs to, or what stands for it as long as an API key is used
 * @param key whether an API key speaks for the person
 * @param scope the permissions the key is confined to; null when to none
 * @param secondFactor whether a second factor was asked for at sign-in
 * @param mustEnrol whether the platform demands a second factor that the person has not got yet
 * @param expiresAt when the token ends
 */
public record Caller(
        UUID userId,
        String displayName,
        boolean superAdmin,
        String sessionId,
        boolean key,
        @Nullable Set<String> scope,
        boolean secondFactor,
        boolean mustEnrol,
        Instant expiresAt) {

    public Caller {
        scope = scope == null ? null : Set.copyOf(scope);
    }

    /** Whether the scope, if there is one, has the permission in it. It grants nothing by itself. */
    public boolean isInScope(String permission) {
        return scope == null || scope.contains(permission);
    }

    public Actor toActor() {
        return new Actor(Actor.Kind.USER, userId.toString(), displayName);
    }
}
