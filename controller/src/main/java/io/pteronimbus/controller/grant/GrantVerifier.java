package io.pteronimbus.controller.grant;

import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.controller.ServiceConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies grants: compact JWS, ES256, signed by gameserver-service with its service key, made out to this cluster and
 * to one server of one tenant.
 */
@Singleton
public final class GrantVerifier {
    static final String ISSUER = "gameserver-service";
    private static final int CLOCK_SKEW_SECONDS = 10;
    private static final int LONGEST_MINUTES = 5;

    private final List<JsonWebKey> keys;
    private final String audience;
    private final Clock clock;

    GrantVerifier(ServiceConfig service, ClusterConfig cluster, Clock clock) {
        keys = signersKeys(service.trusted());
        audience = "cluster:" + cluster.name();
        this.clock = clock;
    }

    /**
     * Of a change to a server: binds the generation and the hash of the whole spec, and does not expire.
     *
     * @param permissions one of these must be the grant's
     */
    public Grant intent(
            @Nullable String jws, UUID tenant, UUID server, long generation, String specHash, Set<String> permissions)
            throws RefusedGrantException {
        var claims = verified(jws, tenant, server, false);
        require(generation == number(claims, "generation"), "it is for another generation");
        require(specHash.equals(claims.getClaimValueAsString("specHash")), "it is for another spec");
        var grant = grant(claims);
        require(permissions.isEmpty() || permissions.contains(grant.permission()), "it is for " + grant.permission());
        return grant;
    }

    /** Of a stream or a command: expires, and has an id that its user lets through once. */
    public Grant use(@Nullable String jws, UUID tenant, UUID server, String permission) throws RefusedGrantException {
        var claims = verified(jws, tenant, server, true);
        var grant = grant(claims);
        require(permission.equals(grant.permission()), "it is for " + grant.permission());
        return grant;
    }

    private JwtClaims verified(@Nullable String jws, UUID tenant, UUID server, boolean expires)
            throws RefusedGrantException {
        require(jws != null && !jws.isBlank(), "there is none");
        var builder = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(audience)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS);
        if (expires) {
            builder.setRequireExpirationTime()
                    .setMaxFutureValidityInMinutes(LONGEST_MINUTES)
                    .setRequireJwtId();
        }
        try {
            var claims = builder.build().processToClaims(jws);
            require(tenant.toString().equals(claims.getClaimValueAsString("tenant")), "it is for another tenant");
            require(server.toString().equals(claims.getClaimValueAsString("server")), "it is for another server");
            return claims;
        } catch (InvalidJwtException e) {
            var why = e.getErrorDetails().isEmpty()
                    ? "unreadable"
                    : e.getErrorDetails().getFirst().getErrorMessage();
            throw new RefusedGrantException("grant refused: " + why, e);
        }
    }

    private static Grant grant(JwtClaims claims) throws RefusedGrantException {
        try {
            var permission = claims.getStringClaimValue("permission");
            require(permission != null && !permission.isBlank(), "it names no permission");
            var expires = claims.getExpirationTime();
            var actor = claims.getClaimValueAsString("actor");
            return new Grant(
                    actor == null ? "unknown" : actor,
                    permission,
                    claims.getJwtId(),
                    expires == null ? null : Instant.ofEpochSecond(expires.getValue()));
        } catch (MalformedClaimException e) {
            throw new RefusedGrantException("grant refused: a claim has the wrong type", e);
        }
    }

    private static long number(JwtClaims claims, String name) throws RefusedGrantException {
        if (claims.getClaimValue(name) instanceof Number number) {
            return number.longValue();
        }
        throw new RefusedGrantException("grant refused: it has no " + name);
    }

    private static void require(boolean holds, String otherwise) throws RefusedGrantException {
        if (!holds) {
            throw new RefusedGrantException("grant refused: " + otherwise);
        }
    }

    private static List<JsonWebKey> signersKeys(String trusted) {
        try {
            var json = new String(Base64.getUrlDecoder().decode(trusted.strip()), StandardCharsets.UTF_8);
            var found = new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(key -> ISSUER.equals(key.getKeyId()))
                            .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("pteronimbus.service.trusted has no key of " + ISSUER);
            }
            return found;
        } catch (JoseException | IllegalArgumentException e) {
            throw new IllegalStateException("pteronimbus.service.trusted is not the base64url of a JWKS", e);
        }
    }
}
