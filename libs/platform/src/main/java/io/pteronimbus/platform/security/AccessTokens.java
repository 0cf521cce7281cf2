package io.pteronimbus.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pteronimbus.platform.problem.Outage;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads access tokens: signature (ES256, keys of auth-service's JWKS), issuer, audience and expiry. That one held is remembered
 * under its hash until it expires, as a signature takes a millisecond to check; a refused one is not. Keys, too, are kept that
 * long: what ends a token sooner is the end of its session, which the gateway looks at with each request.
 */
@ApplicationScoped
public class AccessTokens {
    private static final Logger LOG = Logger.getLogger(AccessTokens.class);
    private static final String BEARER = "Bearer ";

    private static final int REMEMBERED = 10_000;
    private static final Duration MEMORY = Duration.ofHours(1);

    private final JWTParser parser;
    private final Clock clock;
    private final Cache<String, Caller> held = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();

    AccessTokens(JWTParser parser, Clock clock) {
        this.parser = parser;
        this.clock = clock;
    }

    /**
     * The person behind an {@code Authorization} header. May fetch keys, so it blocks. Throws 401 when it is absent or its token
     * does not hold, 503 when that cannot be told.
     */
    public Caller authenticate(@Nullable String authorization) {
        var token = bearer(authorization);
        var hash = Sha256.hex(token);
        return remembered(hash).orElseGet(() -> {
            var caller = parse(token);
            held.put(hash, caller);
            return caller;
        });
    }

    /** The same without blocking, when the token held a moment ago. Throws 401 without a token. */
    public Optional<Caller> known(String authorization) {
        return remembered(Sha256.hex(bearer(authorization)));
    }

    private Optional<Caller> remembered(String hash) {
        return Optional.ofNullable(held.getIfPresent(hash))
                .filter(caller -> caller.expiresAt().isAfter(clock.instant()));
    }

    /** The token of an {@code Authorization: Bearer} header. Throws 401 when there is none. */
    static String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Sign in first: the request has no access token.");
        }
        return authorization.substring(BEARER.length()).trim();
    }

    private Caller parse(String token) {
        try {
            return caller(parser.parse(token));
        } catch (ParseException | IllegalArgumentException e) {
            if (Outage.causes(e).anyMatch(IOException.class::isInstance)) {
                LOG.warnf(e, "The keys of access tokens could not be fetched");
                throw new ProblemException(
                        ProblemType.DEPENDENCY_UNAVAILABLE,
                        "Your access token cannot be checked for the moment. Try again shortly.");
            }
            LOG.debugf(e, "Access token refused");
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED, "The access token is not valid, or no longer. Sign in again.");
        }
    }

    private static Caller caller(JsonWebToken token) {
        var name = token.<String>getClaim("name");
        var session = token.<String>getClaim("sid");
        var scope = token.<String>getClaim("scope");
        if (token.getSubject() == null || session == null) {
            throw new IllegalArgumentException("token without sub or sid");
        }
        return new Caller(
                UUID.fromString(token.getSubject()),
                name == null ? token.getSubject() : name,
                isTrue(token, "super"),
                session,
                isTrue(token, "key"),
                scope == null ? null : Set.of(scope.isBlank() ? new String[0] : scope.split(" ")),
                isTrue(token, "otp"),
                isTrue(token, "enrol"),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** A JSON true, whichever type the parser has for it. */
    private static boolean isTrue(JsonWebToken token, String claim) {
        return "true".equals(String.valueOf(token.<Object>getClaim(claim)));
    }
}
