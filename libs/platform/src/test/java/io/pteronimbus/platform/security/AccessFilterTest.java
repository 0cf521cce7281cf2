package io.pteronimbus.platform.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class AccessFilterTest {
    private final UUID tenantId = UUID.randomUUID();
    private final UUID userId = UUID.randomUUID();

    @Inject
    KnownPermissions known;

    @Inject
    RedisDataSource redis;

    private void allow(String... permissions) {
        known.put(tenantId, userId, new EffectivePermissions(1, Set.of(permissions), Map.of()));
    }

    private ValidatableResponse create(String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/tenants/" + tenantId + "/things")
                .then();
    }

    private ValidatableResponse me(String token) {
        return given().auth().oauth2(token).get("/me").then();
    }

    @Nested
    class Tokens {

        private void refused(JwtClaims claims) {
            me(TestTokens.access(claims)).statusCode(401).body("code", equalTo("unauthenticated"));
        }

        @Test
        void shouldKnowThePersonWhenTheTokenIsGood() {
            // when
            var response = me(TestTokens.access(userId));

            // then
            response.statusCode(200)
                    .body("id", equalTo(userId.toString()))
                    .body("session", equalTo("session-" + userId));
        }

        @Test
        void shouldRefuseWhenThereIsNoToken() {
            given().get("/me").then().statusCode(401).body("code", equalTo("unauthenticated"));
            given().header("Authorization", "Basic YTpi").get("/me").then().statusCode(401);
        }

        @Test
        void shouldRefuseWhenTheTokenHasExpired() {
            var claims = TestTokens.claims(userId);
            claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 120));
            refused(claims);
        }

        @Test
        void shouldRefuseWhenTheAudienceIsAnother() {
            var claims = TestTokens.claims(userId);
            claims.setAudience(List.of("sftp"));
            refused(claims);
        }

        @Test
        void shouldRefuseWhenTheIssuerIsAnother() {
            var claims = TestTokens.claims(userId);
            claims.setIssuer("somebody");
            refused(claims);
        }

        @Test
        void shouldRefuseWhenTheSubjectIsNoPerson() {
            var claims = TestTokens.claims(userId);
            claims.setSubject("root");
            refused(claims);
        }

        @Test
        void shouldRefuseWhenASessionIsMissing() {
            var claims = TestTokens.claims(userId);
            claims.unsetClaim("sid");
            refused(claims);
        }

        @Test
        void shouldRefuseWhenTheSignatureIsMissingOrOfOtherText() {
            // given
            var token = TestTokens.access(userId).split("\\.");
            var none = base64("{\"alg\":\"none\"}") + "." + token[1] + ".";
            var changed =
                    token[0] + "." + base64(TestTokens.claims(UUID.randomUUID()).toJson()) + "." + token[2];

            // then
            me(none).statusCode(401);
            me(changed).statusCode(401);
            me(TestTokens.service("gateway", "pteronimbus")).statusCode(401);
        }

        private static String base64(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Nested
    class InATenant {

        @Test
        void shouldEnterTheTenantWhenThePermissionIsThere() {
            // given
            allow("server:create");

            // when
            var response = create(TestTokens.access(userId), "{\"text\":\"x\"}");

            // then
            response.statusCode(200).body(equalTo(tenantId + " override=false"));
        }

        @Test
        void shouldSayNotFoundBeforeLookingAtTheBodyWhenThePersonIsNoMember() {
            create(TestTokens.access(userId), "{broken").statusCode(404).body("code", equalTo("not-found"));
        }

        @Test
        void shouldNameThePermissionWhenAMemberLacksIt() {
            // given
            allow("server:read");

            // when
            var response = create(TestTokens.access(userId), "{broken");

            // then
            response.statusCode(403).body("detail", containsString("server:create"));
        }

        @Test
        void shouldSayNotFoundWhenTheIdIsNone() {
            given().auth()
                    .oauth2(TestTokens.access(userId))
                    .post("/tenants/..%2Fx/things")
                    .then()
                    .statusCode(404);
        }

        @Test
        void shouldMarkTheOverrideWhenASuperAdministratorActs() {
            create(TestTokens.superAdmin(userId), "{\"text\":\"x\"}")
                    .statusCode(200)
                    .body(equalTo(tenantId + " override=true"));
        }

        @Test
        void shouldMarkNoOverrideWhenASuperAdministratorActsAsAMember() {
            // given
            allow("server:create");

            // then
            create(TestTokens.superAdmin(userId), "{\"text\":\"x\"}")
                    .statusCode(200)
                    .body(equalTo(tenantId + " override=false"));
        }

        @Test
        void shouldBelieveRedisFirstWhenItHasTheSet() {
            // given
            redis.value(String.class)
                    .set(
                            PermissionKeys.of(tenantId, userId, false),
                            "{\"rbacVersion\":2,\"permissions\":[\"server:create\"],\"servers\":{}}");

            // when
            var response = create(TestTokens.access(userId), "{\"text\":\"x\"}");

            // then
            response.statusCode(200);
        }

        @Test
        void shouldAskTheSourceWhenRedisHoldsRubbish() {
            // given
            redis.value(String.class).set(PermissionKeys.of(tenantId, userId, false), "{]");
            allow("server:create");

            // when
            var response = create(TestTokens.access(userId), "{\"text\":\"x\"}");

            // then
            response.statusCode(200);
        }
    }

    @Nested
    class OnAServer {
        private final UUID serverId = UUID.randomUUID();

        private ValidatableResponse server(UUID id) {
            return given().auth()
                    .oauth2(TestTokens.access(userId))
                    .get("/tenants/" + tenantId + "/servers/" + id)
                    .then();
        }

        @Test
        void shouldAllowThatServerAloneWhenGrantedOnIt() {
            // given
            var grants = Map.of(serverId.toString(), Set.of("console:read"));
            known.put(tenantId, userId, new EffectivePermissions(1, Set.of(), grants));

            // then
            server(serverId).statusCode(200);
            server(UUID.randomUUID()).statusCode(404);
        }
    }

    @Nested
    class ByKey {

        private String key(String scope) {
            var claims = TestTokens.claims(userId);
            claims.setClaim("key", true);
            claims.setStringClaim("scope", scope);
            return TestTokens.access(claims);
        }

        @Test
        void shouldConfineTheOwnerToTheScopeWhenAKeySpeaks() {
            // given
            allow("server:create", "server:read");

            // then
            create(key("server:create"), "{\"text\":\"x\"}").statusCode(200);
            create(key("server:read"), "{\"text\":\"x\"}").statusCode(403);
            create(key("file:read"), "{\"text\":\"x\"}").statusCode(404);
            create(key(""), "{\"text\":\"x\"}").statusCode(404);
        }

        @Test
        void shouldGrantNothingTheOwnerHasNotWhenTheScopeNamesIt() {
            // given
            allow("server:read");

            // then
            create(key("server:create server:read"), "{\"text\":\"x\"}").statusCode(403);
        }

        @Test
        void shouldConfineASuperAdministratorTooWhenAKeySpeaks() {
            // given
            var claims = TestTokens.claims(userId);
            claims.setClaim("super", true);
            claims.setClaim("key", true);
            claims.setStringClaim("scope", "server:read");

            // then
            create(TestTokens.access(claims), "{\"text\":\"x\"}").statusCode(403);
            given().auth()
                    .oauth2(TestTokens.access(claims))
                    .get("/platform")
                    .then()
                    .statusCode(403);
        }

        @Test
        void shouldStayClosedWhenAnEndpointDoesNotNameKeys() {
            me(key("server:read")).statusCode(403).body("code", equalTo("forbidden"));
            given().auth().oauth2(key("server:read")).get("/keys-too").then().statusCode(200);
        }
    }

    @Nested
    class WithoutTheSecondFactorThatIsDemanded {

        @Test
        void shouldLeaveButOnesOwnAccountOpenWhenTheTokenSaysSo() {
            // given
            allow("server:create");
            var claims = TestTokens.claims(userId);
            claims.setClaim("enrol", true);
            var token = TestTokens.access(claims);

            // then
            create(token, "{\"text\":\"x\"}").statusCode(403).body("code", equalTo("second-factor-required"));
            me(token).statusCode(403).body("code", equalTo("second-factor-required"));
            given().auth().oauth2(token).get("/enrolling").then().statusCode(200);
        }
    }

    @Nested
    class Elsewhere {

        @Test
        void shouldKeepThePlatformForSuperAdministrators() {
            given().auth()
                    .oauth2(TestTokens.access(userId))
                    .get("/platform")
                    .then()
                    .statusCode(403);
            given().auth()
                    .oauth2(TestTokens.superAdmin(userId))
                    .get("/platform")
                    .then()
                    .statusCode(200);
        }

        @Test
        void shouldStayClosedWhenAnEndpointSaysNothing() {
            given().auth()
                    .oauth2(TestTokens.superAdmin(userId))
                    .get("/forgotten")
                    .then()
                    .statusCode(403);
        }

        @Test
        void shouldBeForServicesAloneWhenInternal() {
            given().auth()
                    .oauth2(TestTokens.superAdmin(userId))
                    .get("/internal/thing")
                    .then()
                    .statusCode(401);
            given().get("/internal/thing").then().statusCode(401);
            given().auth()
                    .oauth2(TestTokens.service("gateway", "another-service"))
                    .get("/internal/thing")
                    .then()
                    .statusCode(401);
            given().auth()
                    .oauth2(TestTokens.service("gateway", "test-service"))
                    .get("/internal/thing")
                    .then()
                    .statusCode(200)
                    .body(equalTo("gateway"));
        }
    }
}
