package io.pteronimbus.platform.security;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Tokens between services: each signs with its own key (ES256), for one audience. Keys come by configuration, so that no
 * service need be up for another to be believed.
 */
@ApplicationScoped
public class ServiceTokens {
    private static final Logger LOG = Logger.getLogger(ServiceTokens.class);
    private static final float LIFETIME_MINUTES = 1;

    private final String name;
    private final @Nullable PublicJsonWebKey signingKey;
    private final JsonWebKeySet trusted;

    ServiceTokens(ServiceIdentityConfig config) {
        this.name = config.name();
        this.signingKey = config.privateKey().map(ServiceTokens::privateKey).orElse(null);
        this.trusted = config.trusted().map(ServiceTokens::keySet).orElseGet(JsonWebKeySet::new);
    }

    /** The value of an {@code Authorization} header for a call to the named service, good for 60 seconds. */
    public String authorizationFor(String audience) {
        var claims = new JwtClaims();
        claims.setAudience(audience);
        claims.setExpirationTimeMinutesInTheFuture(LIFETIME_MINUTES);
        return "Bearer " + sign(claims);
    }

    /** Signs claims as this service: sets issuer, time of issue and a new id, and leaves the rest to the caller. */
    public String sign(JwtClaims claims) {
        if (signingKey == null) {
            throw new IllegalStateException("pteronimbus.service.private-key is not set");
        }
        claims.setIssuer(name);
        claims.setIssuedAtToNow();
        claims.setGeneratedJwtId();
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(signingKey.getKeyId());
        signature.setKey(signingKey.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign as " + name, e);
        }
    }

    /** The name of the service behind an {@code Authorization} header. Throws 401 unless it was signed for this service. */
    public String authenticate(@Nullable String authorization) {
        try {
            var claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(trusted.getJsonWebKeys()))
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                            ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                    .setExpectedAudience(name)
                    .setRequireExpirationTime()
                    .setRequireJwtId()
                    .setAllowedClockSkewInSeconds(5)
                    .registerValidator((Validator) context -> issuedByKeyOwner(
                            context.getJwtClaims().getIssuer(),
                            context.getJoseObjects().getFirst().getKeyIdHeaderValue()))
                    .build()
                    .processToClaims(AccessTokens.bearer(authorization));
            return claims.getIssuer();
        } catch (InvalidJwtException | MalformedClaimException e) {
            LOG.warnf("Service token refused: %s", e.getMessage());
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "The service token is not valid.");
        }
    }

    private static @Nullable String issuedByKeyOwner(@Nullable String issuer, @Nullable String keyId) {
        return issuer != null && issuer.equals(keyId) ? null : "issuer does not own the key";
    }

    private static PublicJsonWebKey privateKey(String base64) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(decode(base64));
        } catch (JoseException e) {
            throw new IllegalArgumentException("pteronimbus.service.private-key is not a JSON Web Key", e);
        }
    }

    private static JsonWebKeySet keySet(String base64) {
        try {
            return new JsonWebKeySet(decode(base64));
        } catch (JoseException e) {
            throw new IllegalArgumentException("pteronimbus.service.trusted is not a JSON Web Key Set", e);
        }
    }

    private static String decode(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
