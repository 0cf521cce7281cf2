package io.pteronimbus.test.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs tokens that the service under test believes. */
public final class TestTokens {
    private static final int LIFETIME_MINUTES = 10;

    private TestTokens() {}

    /** An access token of a person, in a session named after them. */
    public static String access(UUID userId) {
        return access(claims(userId));
    }

    /** An access token of a super administrator. */
    public static String superAdmin(UUID userId) {
        var claims = claims(userId);
        claims.setClaim("super", true);
        return access(claims);
    }

    /** An access token with these claims, whatever they are. */
    public static String access(JwtClaims claims) {
        return sign(claims, TestKeys.ACCESS_KEY);
    }

    /** What a good access token says, to be changed by a test. */
    public static JwtClaims claims(UUID userId) {
        var claims = new JwtClaims();
        claims.setIssuer("pteronimbus");
        claims.setAudience(List.of("pteronimbus"));
        claims.setSubject(userId.toString());
        claims.setStringClaim("sid", "session-" + userId);
        claims.setStringClaim("name", "Person " + userId.toString().substring(30));
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(LIFETIME_MINUTES);
        return claims;
    }

    /** A token of one service for another. */
    public static String service(String from, String to) {
        var claims = new JwtClaims();
        claims.setIssuer(from);
        claims.setAudience(to);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(1);
        return sign(claims, TestKeys.SERVICE_KEY + from);
    }

    private static String sign(JwtClaims claims, String keySetting) {
        try {
            var text = ConfigProvider.getConfig().getValue(keySetting, String.class);
            var key = PublicJsonWebKey.Factory.newPublicJwk(
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            var signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue("ES256");
            signature.setHeader("typ", "JWT");
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setKey(key.getPrivateKey());
            signature.setPayload(claims.toJson());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
