package io.pteronimbus.auth.key;

import io.pteronimbus.auth.key.SigningKey.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Puts a new signing key in the place of one that signed long enough. The new one is published first, so that every verifier
 * knows it when it begins to sign; the old one stays published as long as what it signed is good. Replicas take turns.
 */
@ApplicationScoped
class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final SigningKeyRepository keys;
    private final KeyService service;
    private final TokenConfig config;
    private final Clock clock;

    KeyRotation(SigningKeyRepository keys, KeyService service, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.service = service;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "{pteronimbus.auth.access-token.rotation-check:1m}", delayed = "1m")
    @RunOnVirtualThread
    void rotate() {
        QuarkusTransaction.requiringNew().run(() -> {
            keys.lock();
            var now = clock.instant();
            keys.in(State.ACTIVE).ifPresent(active -> rotate(active, now));
            keys.deleteRetired(now.minus(config.lifetime()).minus(TokenConfig.CLOCK_SKEW));
        });
    }

    private void rotate(SigningKey active, Instant now) {
        var replaceAt = active.createdAt().plus(config.rotateAfter());
        var next = keys.in(State.NEXT);
        if (next.isEmpty() && !now.isBefore(replaceAt.minus(config.publishAhead()))) {
            var key = service.generate(State.NEXT);
            keys.persist(key);
            LOG.infof("Published the next signing key: kid=%s", key.kid());
        } else if (next.isPresent() && !now.isBefore(replaceAt) && isKnownToAll(next.get(), now)) {
            active.retire(now);
            // there is one active key at any time, and the database holds us to it
            keys.flush();
            next.get().activate();
            LOG.infof("Signing with another key: kid=%s", next.get().kid());
        }
    }

    private boolean isKnownToAll(SigningKey next, Instant now) {
        return !now.isBefore(next.createdAt().plus(config.publishAhead()));
    }
}
