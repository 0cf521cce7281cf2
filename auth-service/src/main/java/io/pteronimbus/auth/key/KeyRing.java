package io.pteronimbus.auth.key;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;

/**
 * The keys as they were read from the database.
 *
 * @param published public keys, all that a token in use may be signed with
 */
record KeyRing(String activeKid, PrivateKey activeKey, List<EllipticCurveJsonWebKey> published, Instant readAt) {

    KeyRing {
        published = List.copyOf(published);
    }

    boolean knows(String kid) {
        return published.stream().anyMatch(key -> kid.equals(key.getKeyId()));
    }

    List<JsonWebKey> jwks() {
        return List.copyOf(published);
    }

    @Override
    public String toString() {
        return "KeyRing[" + activeKid + "]";
    }
}
