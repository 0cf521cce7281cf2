package io.pteronimbus.auth.key;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Verifies access tokens with the keys at hand, as the other services do with the published ones: no call to itself. */
@ApplicationScoped
@Alternative
@Priority(1)
class OwnTokenVerification extends JWTCallerPrincipalFactory {
    private static final AlgorithmConstraints ES256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private final KeyService keys;

    OwnTokenVerification(KeyService keys) {
        this.keys = keys;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        try {
            var claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ES256)
                    .setVerificationKeyResolver((signature, context) -> resolve(signature, context))
                    .setExpectedIssuer(AccessTokenIssuer.ISSUER)
                    .setExpectedAudience(AccessTokenIssuer.ISSUER)
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .build()
                    .processToClaims(token);
            return new DefaultJWTCallerPrincipal(claims);
        } catch (InvalidJwtException e) {
            throw new ParseException("access token refused: " + e.getMessage(), e);
        }
    }

    private java.security.Key resolve(JsonWebSignature signature, List<JsonWebStructure> context)
            throws org.jose4j.lang.UnresolvableKeyException {
        var kid = signature.getKeyIdHeaderValue();
        if (kid == null) {
            throw new org.jose4j.lang.UnresolvableKeyException("token without kid");
        }
        return new JwksVerificationKeyResolver(keys.ringFor(kid).jwks()).resolveKey(signature, context);
    }
}
