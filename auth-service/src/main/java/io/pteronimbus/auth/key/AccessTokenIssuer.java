package io.pteronimbus.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs access tokens: they say who somebody is, never what they may do. */
@ApplicationScoped
public class AccessTokenIssuer {
    static final String ISSUER = "pteronimbus";

    private final KeyService keys;
    private final TokenConfig config;
    private final Clock clock;

    AccessTokenIssuer(KeyService keys, TokenConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** Seconds a new token is good for. */
    public long lifetimeSeconds() {
        return config.lifetime().toSeconds();
    }

    /** A token (JWT, ES256) for that person in that session. */
    public String issue(UUID userId, String displayName, boolean superAdmin, String sessionId) {
        var ring = keys.ring();
        var now = clock.instant().getEpochSecond();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(List.of(ISSUER));
        claims.setSubject(userId.toString());
        claims.setStringClaim("sid", sessionId);
        claims.setStringClaim("name", displayName);
        if (superAdmin) {
            claims.setClaim("super", true);
        }
        claims.setGeneratedJwtId();
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + lifetimeSeconds()));
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(ring.activeKid());
        signature.setKey(ring.activeKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("an access token could not be signed", e);
        }
    }
}
