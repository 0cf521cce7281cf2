package io.pteronimbus.controller.grant;

import io.pteronimbus.events.Actor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/** What a grant says, once its signature was found to be the panel's. */
final class SignedClaims {
    private final JwtClaims claims;
    private final @Nullable Actor actor;

    SignedClaims(JwtClaims claims) {
        this.claims = claims;
        actor = actor(claims.getClaimValue("actor"));
    }

    void require(String claim, String value, Fault otherwise) throws RefusedGrantException {
        if (!value.equals(claims.getClaimValue(claim))) {
            throw refused(otherwise, "it is for another " + claim);
        }
    }

    void require(String claim, long value, Fault otherwise) throws RefusedGrantException {
        if (!(claims.getClaimValue(claim) instanceof Long number) || number != value) {
            throw refused(otherwise, "it is for another " + claim);
        }
    }

    void requireNone(String claim, Fault otherwise) throws RefusedGrantException {
        if (claims.hasClaim(claim)) {
            throw refused(otherwise, "it is for a " + claim);
        }
    }

    Grant grant() throws RefusedGrantException {
        if (actor == null) {
            throw refused(Fault.INCOMPLETE, "it names no actor");
        }
        if (!(claims.getClaimValue("permission") instanceof String permission) || permission.isBlank()) {
            throw refused(Fault.PERMISSION, "it names no permission");
        }
        try {
            return new Grant(actor, permission, claims.getJwtId(), instant(claims.getIssuedAt()));
        } catch (MalformedClaimException e) {
            throw refused(Fault.INCOMPLETE, "a claim has the wrong type");
        }
    }

    RefusedGrantException refused(Fault fault, String why) {
        return new RefusedGrantException(fault, actor, why);
    }

    private static @Nullable Instant instant(@Nullable NumericDate date) {
        return date == null ? null : Instant.ofEpochSecond(date.getValue());
    }

    private static @Nullable Actor actor(@Nullable Object claim) {
        return claim instanceof Map<?, ?> actor
                        && actor.get("id") instanceof String id
                        && actor.get("name") instanceof String name
                ? kind(actor.get("kind")).map(kind -> new Actor(kind, id, name)).orElse(null)
                : null;
    }

    private static Optional<Actor.Kind> kind(@Nullable Object name) {
        return Arrays.stream(Actor.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }
}
