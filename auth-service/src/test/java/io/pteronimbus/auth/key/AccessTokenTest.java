package io.pteronimbus.auth.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTokenTest {
    private static final String JWKS = "/api/v1/auth/.well-known/jwks.json";

    private final KeyService keys;

    AccessTokenTest(KeyService keys) {
        this.keys = keys;
    }

    @Test
    void shouldHoldBeforeThePublishedKeysWhenIssued() throws Exception {
        // given
        var person = Person.registered();
        var token = person.signIn().access();

        // when
        var answer = given().get(JWKS);

        // then
        answer.then().statusCode(200).header("Cache-Control", equalTo("no-transform, max-age=60"));
        assertThat(answer.<Map<String, Object>>path("keys[0]"))
                .containsEntry("kty", "EC")
                .containsEntry("crv", "P-256")
                .containsEntry("alg", "ES256")
                .containsEntry("use", "sig")
                .containsKey("kid")
                .doesNotContainKey("d");
        var claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(answer.asString()).getJsonWebKeys()))
                .setExpectedIssuer("pteronimbus")
                .setExpectedAudience("pteronimbus")
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
        assertThat(claims.getSubject()).isEqualTo(person.id());
        assertThat(claims.getStringClaimValue("name")).isEqualTo("Robin");
        assertThat(claims.hasClaim("sid")).isTrue();
        assertThat(claims.hasClaim("super")).isFalse();
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(3600);
        assertThat(claims.getClaimNames()).doesNotContain("permissions", "groups", "email");
    }

    @Nested
    class Refused {

        @Test
        void shouldRefuseWhenThereIsNone() {
            // when
            var answer = given().get("/api/v1/me");

            // then
            answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
        }

        @Test
        void shouldRefuseWhenTheAlgorithmIsNone() throws Exception {
            // given
            var token = new JsonWebSignature();
            token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
            token.setKeyIdHeaderValue(keys.ring().activeKid());
            token.setPayload(claims().toJson());

            // when / then
            refused(token.getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenAPublicKeyServesAsASecret() throws Exception {
            // given
            var secret = keys.ring().published().getFirst().toJson();
            var token = new JsonWebSignature();
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
            token.setKeyIdHeaderValue(keys.ring().activeKid());
            token.setKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)));
            token.setPayload(claims().toJson());

            // when / then
            refused(token.getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenAnotherKeySignedUnderOurId() throws Exception {
            // given
            var foreign = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            var token = new JsonWebSignature();
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            token.setKeyIdHeaderValue(keys.ring().activeKid());
            token.setKey(foreign.getPrivateKey());
            token.setPayload(claims().toJson());

            // when / then
            refused(token.getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenTheKeyIsUnknown() throws Exception {
            // given
            var token = signature(claims());
            token.setKeyIdHeaderValue("unknown");

            // when / then
            refused(token.getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenNoKeyIsNamed() throws Exception {
            // given
            var token = signature(claims());
            token.getHeaders().setObjectHeaderValue("kid", null);

            // when / then
            refused(token.getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenTheIssuerIsAnother() throws Exception {
            // given
            var claims = claims();
            claims.setIssuer("somebody");

            // when / then
            refused(signature(claims).getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenTheAudienceIsAnother() throws Exception {
            // given
            var claims = claims();
            claims.setAudience("tenant-service");

            // when / then
            refused(signature(claims).getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenItHasExpired() throws Exception {
            // given
            var claims = claims();
            claims.setExpirationTimeMinutesInTheFuture(-1);

            // when / then
            refused(signature(claims).getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenItNeverExpires() throws Exception {
            // given
            var claims = claims();
            claims.unsetClaim("exp");

            // when / then
            refused(signature(claims).getCompactSerialization());
        }

        @Test
        void shouldRefuseWhenItWasChanged() throws Exception {
            // given
            var parts = signature(claims()).getCompactSerialization().split("\\.");
            var payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                    .replace("\"iss\"", "\"super\":true,\"iss\"");
            var changed =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));

            // when / then
            refused(parts[0] + "." + changed + "." + parts[2]);
        }

        private void refused(String token) {
            given().header("Authorization", "Bearer " + token)
                    .get("/api/v1/me")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unauthenticated"));
        }
    }

    /** Claims that would do, of an account that is gone: a token that held would be answered differently. */
    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer("pteronimbus");
        claims.setAudience(List.of("pteronimbus"));
        claims.setSubject("01890000-0000-7000-8000-000000000000");
        claims.setStringClaim("sid", "01890000-0000-7000-8000-000000000001");
        claims.setStringClaim("name", "Forged");
        claims.setExpirationTimeMinutesInTheFuture(10);
        return claims;
    }

    private JsonWebSignature signature(JwtClaims claims) throws JoseException {
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(keys.ring().activeKid());
        token.setKey(keys.ring().activeKey());
        token.setPayload(claims.toJson());
        return token;
    }

    @Test
    void shouldTellThatTheAccountIsGoneWhenTheTokenHolds() throws Exception {
        // when
        var answer = given().header(
                        "Authorization", "Bearer " + signature(claims()).getCompactSerialization())
                .get("/api/v1/me");

        // then
        answer.then().statusCode(401).body("code", equalTo("session-expired"));
    }
}
