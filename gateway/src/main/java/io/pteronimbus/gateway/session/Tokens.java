package io.pteronimbus.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.AccessTokens;
import io.pteronimbus.platform.security.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens off the event loop, and remembers for a minute that one held: under its hash, and never beyond its
 * expiry. A refused token is not remembered.
 */
@ApplicationScoped
class Tokens {
    private static final int REMEMBERED = 20_000;
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final AccessTokens tokens;
    private final Vertx vertx;
    private final Clock clock;
    private final Cache<String, Caller> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();

    Tokens(AccessTokens tokens, Vertx vertx, Clock clock) {
        this.tokens = tokens;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Who the header's token names. Fails with a {@link ProblemException}, 401, when it does not hold. */
    Future<Caller> verify(String authorization) {
        var key = hash(authorization);
        var known = verified.getIfPresent(key);
        if (known != null && known.expiresAt().isAfter(clock.instant())) {
            return Future.succeededFuture(known);
        }
        return vertx.<Caller>executeBlocking(() -> tokens.authenticate(authorization), false)
                .map(caller -> remember(key, caller));
    }

    private Caller remember(String key, @Nullable Caller caller) {
        var held = Objects.requireNonNull(caller);
        verified.put(key, held);
        return held;
    }

    /** SHA-256 in hex. */
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
