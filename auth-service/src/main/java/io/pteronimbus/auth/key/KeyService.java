package io.pteronimbus.auth.key;

import io.pteronimbus.auth.key.SigningKey.State;
import io.pteronimbus.auth.seal.Seal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Keeps the signing keys: makes the first one, and reads them again now and then, since another replica may change them. */
@ApplicationScoped
class KeyService {
    private static final Logger LOG = Logger.getLogger(KeyService.class);
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(30);
    private static final Duration UNKNOWN_KEY_AFTER = Duration.ofSeconds(1);

    private final SigningKeyRepository keys;
    private final Seal seal;
    private final TokenConfig config;
    private final Clock clock;
    private volatile @Nullable KeyRing ring;

    KeyService(SigningKeyRepository keys, Seal seal, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.seal = seal;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        ensureActive();
        read();
    }

    /** Makes the first key. However many replicas start at once, one does. */
    void ensureActive() {
        QuarkusTransaction.requiringNew().run(() -> {
            keys.lock();
            if (!keys.hasActive()) {
                var key = generate(State.ACTIVE);
                keys.persist(key);
                LOG.infof("Made a signing key: kid=%s", key.kid());
            }
        });
    }

    /** At most 30 seconds old. */
    KeyRing ring() {
        var known = ring;
        return known != null && isFresh(known, READ_AGAIN_AFTER) ? known : read();
    }

    /** Knows the key with that id, if there is one: a new key is read as soon as it is met, but not more than once a second. */
    KeyRing ringFor(String kid) {
        var known = ring();
        return known.knows(kid) || isFresh(known, UNKNOWN_KEY_AFTER) ? known : read();
    }

    private boolean isFresh(KeyRing known, Duration age) {
        return known.readAt().plus(age).isAfter(clock.instant());
    }

    private KeyRing read() {
        var now = clock.instant();
        var oldest = now.minus(config.lifetime()).minus(TokenConfig.CLOCK_SKEW);
        List<SigningKey> published = QuarkusTransaction.requiringNew().call(() -> keys.published(oldest));
        var active = published.stream()
                .filter(SigningKey::isActive)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no active signing key"));
        var privateKey = jwk(seal.open(active.kid(), active.sealedPrivateJwk()));
        var read = new KeyRing(
                active.kid(),
                privateKey.getPrivateKey(),
                published.stream().map(key -> jwk(key.publicJwk())).toList(),
                now);
        ring = read;
        return read;
    }

    /** A new pair, not stored yet. */
    SigningKey generate(State state) {
        try {
            var pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            pair.setUse("sig");
            pair.setAlgorithm("ES256");
            pair.setKeyId(pair.calculateBase64urlEncodedThumbprint("SHA-256"));
            return new SigningKey(
                    pair.getKeyId(),
                    state,
                    pair.toJson(OutputControlLevel.PUBLIC_ONLY),
                    seal.seal(pair.getKeyId(), pair.toJson(OutputControlLevel.INCLUDE_PRIVATE)),
                    clock.instant());
        } catch (JoseException e) {
            throw new IllegalStateException("no signing key could be made", e);
        }
    }

    private static EllipticCurveJsonWebKey jwk(String json) {
        try {
            return (EllipticCurveJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(json);
        } catch (JoseException e) {
            throw new IllegalStateException("a signing key is not readable", e);
        }
    }
}
