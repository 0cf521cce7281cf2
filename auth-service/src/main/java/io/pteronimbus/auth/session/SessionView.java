package io.pteronimbus.auth.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param current the one this request belongs to
 * @param lastUsedAt to within the lifetime of an access token
 * @param method how one signed in: {@code password}, {@code discord}, {@code oidc} or {@code ldap}
 * @param device such as {@code Firefox on Linux}, guessed from the user agent
 * @param userAgent at most 256 characters
 * @param address where it was opened from
 */
record SessionView(
        UUID id,
        boolean current,
        Instant createdAt,
        Instant lastUsedAt,
        Method method,
        String device,
        @Nullable String userAgent,
        @Nullable String address) {

    static SessionView of(Session session, String currentId) {
        return new SessionView(
                session.id(),
                session.id().toString().equals(currentId),
                session.createdAt(),
                session.lastUsedAt(),
                session.method(),
                Device.of(session.userAgent()),
                session.userAgent(),
                session.address());
    }
}
