package io.pteronimbus.controller.whole;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signs grants as gameserver-service does. */
public final class PanelKeys {
    private final EllipticCurveJsonWebKey key;
    private final String cluster;

    public PanelKeys(String cluster) {
        this.cluster = cluster;
        try {
            key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("gameserver-service");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code pteronimbus.service.trusted}. */
    public String trusted() {
        var jwks = new JsonWebKeySet(List.of(key)).toJson(OutputControlLevel.PUBLIC_ONLY);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(jwks.getBytes(StandardCharsets.UTF_8));
    }

    public String intent(UUID tenant, UUID server, long generation, String specHash, String permission) {
        var claims = claims(tenant, server, permission);
        claims.setClaim("generation", generation);
        claims.setClaim("specHash", specHash);
        return sign(claims);
    }

    public String moment(UUID tenant, UUID server, String permission) {
        var claims = claims(tenant, server, permission);
        claims.setExpirationTimeMinutesInTheFuture(1);
        return sign(claims);
    }

    public JwtClaims claims(UUID tenant, UUID server, String permission) {
        var claims = new JwtClaims();
        claims.setIssuer("gameserver-service");
        claims.setAudience("cluster:" + cluster);
        claims.setIssuedAtToNow();
        claims.setGeneratedJwtId();
        claims.setClaim("tenant", tenant.toString());
        claims.setClaim("server", server.toString());
        claims.setClaim("actor", Map.of("kind", "USER", "id", "u1", "name", "Ada"));
        claims.setClaim("permission", permission);
        return claims;
    }

    /** Of a tenant's limits. */
    JwtClaims quota(UUID tenant, long version, String hash) {
        var claims = claims(tenant, tenant, "quota:update");
        claims.unsetClaim("server");
        claims.setClaim("generation", version);
        claims.setClaim("specHash", hash);
        return claims;
    }

    /** Of a template. */
    JwtClaims template(@Nullable UUID tenant, UUID template, long version, String hash, String permission) {
        var claims = claims(template, template, permission);
        claims.unsetClaim("server");
        claims.unsetClaim("tenant");
        if (tenant != null) {
            claims.setClaim("tenant", tenant.toString());
        }
        claims.setClaim("template", template.toString());
        claims.setClaim("generation", version);
        claims.setClaim("specHash", hash);
        return claims;
    }

    public String sign(JwtClaims claims) {
        return sign(claims, key.getKeyId());
    }

    String sign(JwtClaims claims, String keyId) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue("ES256");
            signature.setKeyIdHeaderValue(keyId);
            signature.setKey(key.getPrivateKey());
            signature.setPayload(claims.toJson());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
