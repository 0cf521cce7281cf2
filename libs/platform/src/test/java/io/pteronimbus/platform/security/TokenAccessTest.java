package io.pteronimbus.platform.security;

import static io.pteronimbus.platform.security.Visitor.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TokenAccessTest {
    private final Visitor visitor = Visitor.somebody();

    @Test
    void shouldKnowThePersonWhenTheTokenIsGood() {
        // when
        var response = get(visitor.token(), "/me");

        // then
        response.statusCode(200)
                .body("id", equalTo(visitor.userId().toString()))
                .body("session", equalTo("session-" + visitor.userId()));
    }

    @Test
    void shouldRefuseWhenThereIsNoToken() {
        given().get("/me").then().statusCode(401).body("code", equalTo("unauthenticated"));
        given().header("Authorization", "Basic YTpi").get("/me").then().statusCode(401);
    }

    @Test
    void shouldRefuseWhenTheTokenHasExpired() {
        var claims = visitor.claims();
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 120));
        refused(claims);
    }

    @Test
    void shouldRefuseWhenTheAudienceIsAnother() {
        var claims = visitor.claims();
        claims.setAudience(List.of("sftp"));
        refused(claims);
    }

    @Test
    void shouldRefuseWhenTheIssuerIsAnother() {
        var claims = visitor.claims();
        claims.setIssuer("somebody");
        refused(claims);
    }

    @Test
    void shouldRefuseWhenTheSubjectIsNoPerson() {
        var claims = visitor.claims();
        claims.setSubject("root");
        refused(claims);
    }

    @Test
    void shouldRefuseWhenASessionIsMissing() {
        var claims = visitor.claims();
        claims.unsetClaim("sid");
        refused(claims);
    }

    @Test
    void shouldRefuseWhenTheSignatureIsMissingOrOfOtherText() {
        // given
        var token = visitor.token().split("\\.");
        var none = base64("{\"alg\":\"none\"}") + "." + token[1] + ".";
        var changed =
                token[0] + "." + base64(TestTokens.claims(UUID.randomUUID()).toJson()) + "." + token[2];

        // then
        get(none, "/me").statusCode(401);
        get(changed, "/me").statusCode(401);
        get(TestTokens.service("gateway", "pteronimbus"), "/me").statusCode(401);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(JwtClaims claims) {
        get(TestTokens.access(claims), "/me").statusCode(401).body("code", equalTo("unauthenticated"));
    }
}
