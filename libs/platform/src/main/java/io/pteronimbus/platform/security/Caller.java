package io.pteronimbus.platform.security;

import io.pteronimbus.events.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * A signed-in person, as their access token names them.
 *
 * @param sessionId the session the token belongs to
 * @param expiresAt when the token ends
 */
public record Caller(UUID userId, String displayName, boolean superAdmin, String sessionId, Instant expiresAt) {

    public Actor toActor() {
        return new Actor(Actor.Kind.USER, userId.toString(), displayName);
    }
}
