package io.pteronimbus.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

    /** A token (JWT, ES256) of that session, good for {@link #lifetimeSeconds()}. */
    public String issue(Bearer bearer) {
        return issue(bearer, config.lifetime());
    }

    /** A token (JWT, ES256) of that session or API key. */
    public String issue(Bearer bearer, Duration lifetime) {
        var ring = keys.ring();
        var now = clock.instant().getEpochSecond();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(List.of(ISSUER));
        claims.setSubject(bearer.userId().toString());
        claims.setStringClaim("sid", bearer.sessionId());
        claims.setStringClaim("name", bearer.displayName());
        setIf(bearer.superAdmin(), claims, "super");
        setIf(bearer.secondFactor(), claims, "otp");
        setIf(bearer.mustEnrol(), claims, "enrol");
        setIf(bearer.key(), claims, "key");
        if (bearer.scope() != null) {
            claims.setStringClaim("scope", String.join(" ", bearer.scope()));
        }
        claims.setGeneratedJwtId();
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + lifetime.toSeconds()));
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

    private static void setIf(boolean is, JwtClaims claims, String claim) {
        if (is) {
            claims.setClaim(claim, true);
        }
    }
}
