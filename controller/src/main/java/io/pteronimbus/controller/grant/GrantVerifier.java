package io.pteronimbus.controller.grant;

import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.controller.ServiceConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
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
    private static final int LONGEST_SECONDS = 60;
    private static final int LONGEST_DETAIL = 200;
    private static final Logger LOG = Logger.getLogger(GrantVerifier.class);

    private final JwtConsumer signature;
    private final String audience;
    private final Clock clock;

    GrantVerifier(ServiceConfig service, ClusterConfig cluster, Clock clock) {
        signature = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(signersKeys(service.trusted())))
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setSkipAllValidators()
                .build();
        audience = "cluster:" + cluster.name();
        this.clock = clock;
    }

    /**
     * What came with an intent, by its hashes.
     *
     * @param specHash SHA-256 of the canonical spec, hex
     * @param secretsHash salted one of the values of secret variables, hex; null when none came
     */
    public record Content(String specHash, @Nullable String secretsHash) {}

    /**
     * Of a change to a server: binds the generation and all that comes with it, and does not expire.
     *
     * @param permissions one of these must be the grant's
     */
    public Grant intent(
            @Nullable String jws, UUID tenant, UUID server, long generation, Content content, Set<String> permissions)
            throws RefusedGrantException {
        var claims = verified(jws, tenant, false);
        claims.require("server", server.toString(), Fault.SERVER);
        if (content.secretsHash() == null) {
            claims.requireNone("secretsHash", Fault.SECRETS);
        } else {
            claims.require("secretsHash", content.secretsHash(), Fault.SECRETS);
        }
        return bound(claims, generation, content.specHash(), permissions);
    }

    /** Of a tenant's limits: as an intent, for no server. */
    public Grant tenant(@Nullable String jws, UUID tenant, long generation, String specHash, String permission)
            throws RefusedGrantException {
        var claims = verified(jws, tenant, false);
        claims.requireNone("server", Fault.SERVER);
        return bound(claims, generation, specHash, Set.of(permission));
    }

    /** Of a template, of a tenant or of everybody: binds its version and all it says, and does not expire. */
    public Grant template(
            @Nullable String jws, @Nullable UUID tenant, UUID template, long version, String hash, String permission)
            throws RefusedGrantException {
        var claims = verified(jws, tenant, false);
        claims.requireNone("server", Fault.SERVER);
        claims.require("template", template.toString(), Fault.TEMPLATE);
        return bound(claims, version, hash, Set.of(permission));
    }

    /** Of a stream or a command: good for a minute, and has an id that its user lets through once. */
    public Grant use(@Nullable String jws, UUID tenant, UUID server, String permission) throws RefusedGrantException {
        var claims = verified(jws, tenant, true);
        claims.require("server", server.toString(), Fault.SERVER);
        return permitted(claims, Set.of(permission));
    }

    private static Grant bound(SignedClaims claims, long generation, String specHash, Set<String> permissions)
            throws RefusedGrantException {
        claims.require("generation", generation, Fault.GENERATION);
        claims.require("specHash", specHash, Fault.SPEC);
        return permitted(claims, permissions);
    }

    private static Grant permitted(SignedClaims claims, Set<String> permissions) throws RefusedGrantException {
        var grant = claims.grant();
        if (!permissions.contains(grant.permission())) {
            throw claims.refused(Fault.PERMISSION, "it is for " + shortened(grant.permission()));
        }
        return grant;
    }

    private SignedClaims verified(@Nullable String jws, @Nullable UUID tenant, boolean momentary)
            throws RefusedGrantException {
        if (jws == null || jws.isBlank()) {
            throw new RefusedGrantException(Fault.MISSING, null, "there is none");
        }
        var context = signed(jws);
        var claims = new SignedClaims(context.getJwtClaims());
        try {
            restrictions(momentary).processContext(context);
        } catch (InvalidJwtException e) {
            throw claims.refused(fault(e), detail(e));
        }
        if (tenant == null) {
            claims.requireNone("tenant", Fault.TENANT);
        } else {
            claims.require("tenant", tenant.toString(), Fault.TENANT);
        }
        return claims;
    }

    /** Nothing that it says is believed, or so much as told on, before this. */
    private JwtContext signed(String jws) throws RefusedGrantException {
        try {
            return signature.process(jws);
        } catch (InvalidJwtException e) {
            LOG.debugf("Not signed by the panel: %s", detail(e));
            throw new RefusedGrantException(Fault.SIGNATURE, null, "it is not signed by the panel");
        }
    }

    private JwtConsumer restrictions(boolean momentary) {
        var builder = new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setExpectedIssuer(ISSUER)
                .setExpectedAudience(audience)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS);
        if (momentary) {
            builder.setRequireExpirationTime()
                    .setMaxFutureValidityInMinutes(LONGEST_SECONDS / 60)
                    .setRequireIssuedAt()
                    .setIssuedAtRestrictions(0, LONGEST_SECONDS)
                    .setRequireJwtId();
        }
        return builder.build();
    }

    private static Fault fault(InvalidJwtException e) {
        var code = e.getErrorDetails().isEmpty()
                ? ErrorCodes.MISCELLANEOUS
                : e.getErrorDetails().getFirst().getErrorCode();
        return switch (code) {
            case ErrorCodes.ISSUER_MISSING, ErrorCodes.ISSUER_INVALID -> Fault.ISSUER;
            case ErrorCodes.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_INVALID -> Fault.AUDIENCE;
            case ErrorCodes.EXPIRED,
                    ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE,
                    ErrorCodes.NOT_YET_VALID,
                    ErrorCodes.ISSUED_AT_INVALID_FUTURE,
                    ErrorCodes.ISSUED_AT_INVALID_PAST -> Fault.EXPIRED;
            default -> Fault.INCOMPLETE;
        };
    }

    private static String detail(InvalidJwtException e) {
        return e.getErrorDetails().isEmpty()
                ? "unreadable"
                : shortened(e.getErrorDetails().getFirst().getErrorMessage());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
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
