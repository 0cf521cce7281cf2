package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class ApiTest {
    private final TestSession session = TestSession.begin();

    private RequestSpecification program() {
        return given().header("Authorization", session.bearer());
    }

    private RequestSpecification browser() {
        return given().header("Cookie", session.cookie());
    }

    @Nested
    class Routes {

        @ParameterizedTest
        @CsvSource({
            "me, auth",
            "me/sessions/1, auth",
            "users, auth",
            "users/1/super-admin, auth",
            "auth/discord/login, auth",
            "auth/oidc/callback, auth",
            "auth/logout, auth",
            "templates, gameserver",
            "templates/1, gameserver",
            "tenants/1/servers, gameserver",
            "tenants/1/servers/2/power, gameserver",
            "tenants/1/templates, gameserver",
            "tenants/1/audit, notification",
            "tenants/1/events, notification",
            "notifications, notification",
        })
        void shouldLeadToServiceWhenPathIsInTable(String path, String service) {
            // given
            var request = program();
            // when
            var answer = request.urlEncodingEnabled(false).get("/api/v1/" + path + "?a=1&b=%2F");
            // then
            answer.then()
                    .statusCode(200)
                    .body("service", equalTo(service))
                    .body("uri", equalTo("/api/v1/" + path + "?a=1&b=%2F"));
        }

        @ParameterizedTest
        @CsvSource({
            "/api",
            "/api/v1",
            "/api/v2/me",
            "/api/v1/unknown",
            "/api/v1/tenantsx",
            "/internal/tenants",
            "/q/other"
        })
        void shouldAnswer404WhenPathLeadsNowhere(String path) {
            // given
            var request = program();
            // when
            var answer = request.get(path);
            // then
            answer.then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("not-found"));
        }

        @ParameterizedTest
        @CsvSource({"tenants", "tenants/1", "tenants/1/members", "permissions"})
        void shouldAnswer503WhenServiceIsAway(String path) {
            // given
            var request = program();
            // when
            var answer = request.get("/api/v1/" + path);
            // then
            answer.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("code", equalTo("dependency-unavailable"))
                    .body("type", equalTo("https://pteronimbus.io/problems/dependency-unavailable"))
                    .body("traceId", matchesPattern("[0-9a-f]{32}"));
        }

        @Test
        void shouldPassBodyAndStatusWhenServiceAnswers() {
            // given
            var request = program().contentType("application/json").body("{\"a\":1}");
            // when
            var answer = request.post("/api/v1/templates?answer=conflict");
            // then
            answer.then().statusCode(409).body("body", equalTo("{\"a\":1}")).body("method", equalTo("POST"));
        }
    }

    @Nested
    class Headers {

        @Test
        void shouldReplaceWhatClientClaimsWhenPassingOn() {
            // given
            var request = program()
                    .header("X-Forwarded-For", "1.2.3.4")
                    .header("x-forwarded-user", "root")
                    .header("Forwarded", "for=1.2.3.4")
                    .header("X-Real-IP", "1.2.3.4")
                    .header("X-Ptn-Session", "cookie")
                    .header("x-ptn-user", "root")
                    .header("X-Original-URL", "/internal")
                    .header("Cookie", "other=1; ptn_refresh_8080=secret");
            // when
            var answer = request.get("/api/v1/templates");
            // then
            answer.then()
                    .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                    .body("headers.x-forwarded-proto", equalTo("http"))
                    .body("headers.x-forwarded-host", startsWith("127.0.0.1:"))
                    .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                    .body("headers.authorization", equalTo(session.bearer()))
                    .body("headers", not(hasKey("x-forwarded-user")))
                    .body("headers", not(hasKey("forwarded")))
                    .body("headers", not(hasKey("x-real-ip")))
                    .body("headers", not(hasKey("x-ptn-session")))
                    .body("headers", not(hasKey("x-ptn-user")))
                    .body("headers", not(hasKey("x-original-url")))
                    .body("headers", not(hasKey("cookie")));
        }

        @Test
        void shouldKeepTraceWhenClientBeganOne() {
            // given
            var trace = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
            // when
            var answer = program().header("traceparent", trace).get("/api/v1/templates");
            // then
            answer.then().body("headers.traceparent", equalTo(trace));
        }

        @Test
        void shouldTellTraceOfClientWhenRefusing() {
            // given
            var trace = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
            // when
            var answer = given().header("traceparent", trace).get("/api/v1/unknown");
            // then
            answer.then().body("traceId", equalTo("0123456789abcdef0123456789abcdef"));
        }

        @Test
        void shouldPassRefreshCookieWhenServiceIsAuth() {
            // given
            var request = given().header(
                            "Cookie",
                            session.cookie()
                                    + "; ptn_refresh_8080=secret; other=1; ptn_flow_8080=f; ptn_flow_9090=g; q_auth_discord_1=s");
            // when
            var answer = request.get("/api/v1/auth/providers");
            // then
            answer.then()
                    .body(
                            "headers.cookie",
                            allOf(
                                    containsString("ptn_refresh_8080=secret"),
                                    containsString("ptn_flow_8080=f"),
                                    containsString("q_auth_discord_1=s"),
                                    not(containsString("other")),
                                    not(containsString("9090")),
                                    not(containsString("ptn_access"))))
                    .body("headers", not(hasKey("authorization")))
                    .header("Set-Cookie", equalTo("made=by-auth"));
        }

        @Test
        void shouldSecureAnswerWhenServiceIsCareless() {
            // given
            var request = program();
            // when
            var answer = request.get("/api/v1/templates");
            // then
            answer.then()
                    .header("Set-Cookie", nullValue())
                    .header("Server", nullValue())
                    .header("X-Frame-Options", equalTo("DENY"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Cache-Control", equalTo("no-store"));
        }

        @Test
        void shouldKeepCacheControlWhenServiceSetsIt() {
            // given
            var request = program();
            // when
            var answer = request.get("/api/v1/templates?answer=cached");
            // then
            answer.then().header("Cache-Control", equalTo("max-age=60"));
        }
    }

    @Nested
    class Sessions {

        @Test
        void shouldAnswer401WhenNobodyIsSignedIn() {
            // given
            var request = given();
            // when
            var answer = request.get("/api/v1/me");
            // then
            answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
        }

        @Test
        void shouldAnswer401WhenTokenIsForged() {
            // given
            var request = given().header("Authorization", session.bearer() + "x");
            // when
            var answer = request.get("/api/v1/me");
            // then
            answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
        }

        @Test
        void shouldAnswer401WhenTokenHasExpired() {
            // given
            var claims = TestTokens.claims(session.userId());
            claims.setExpirationTimeMinutesInTheFuture(-5);
            // when
            var answer = given().header("Authorization", "Bearer " + TestTokens.access(claims))
                    .get("/api/v1/me");
            // then
            answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
        }

        @Test
        void shouldTurnCookieIntoBearerWhenBrowserAsks() {
            // given
            var request = browser();
            // when
            var answer = request.get("/api/v1/templates");
            // then
            answer.then()
                    .statusCode(200)
                    .body("headers.authorization", equalTo(session.bearer()))
                    .body("headers.x-ptn-session", equalTo("cookie"))
                    .body("headers", not(hasKey("cookie")));
        }

        @Test
        void shouldIgnoreCookieWhenHeaderIsGiven() {
            // given
            var request = browser().header("Authorization", "Bearer nonsense");
            // when
            var answer = request.get("/api/v1/templates");
            // then
            answer.then().statusCode(401);
        }

        @Test
        void shouldForgetCookiesWhenSessionIsOver() {
            // given
            browser().get("/api/v1/templates").then().statusCode(200);
            session.vanish();
            // when
            var answer = browser().get("/api/v1/templates");
            // then
            answer.then().statusCode(401).body("code", equalTo("session-expired"));
            org.assertj.core.api.Assertions.assertThat(answer.headers().getValues("Set-Cookie"))
                    .hasSize(3)
                    .allMatch(cookie -> cookie.contains("Max-Age=0"));
        }

        @Test
        void shouldKeepCookiesWhenTokenAloneHasExpired() {
            // given
            var claims = TestTokens.claims(session.userId());
            claims.setExpirationTimeMinutesInTheFuture(-5);
            // when
            var answer = given().header("Cookie", "ptn_access_8080=" + TestTokens.access(claims))
                    .get("/api/v1/me");
            // then
            answer.then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"))
                    .header("Set-Cookie", nullValue());
        }

        @Test
        void shouldAnswer401WhenSessionIsSomebodyElses() {
            // given
            var claims = TestTokens.claims(UUID.randomUUID());
            claims.setStringClaim("sid", session.id());
            // when
            var answer = given().header("Authorization", "Bearer " + TestTokens.access(claims))
                    .get("/api/v1/me");
            // then
            answer.then().statusCode(401).body("code", equalTo("session-expired"));
        }
    }

    @Nested
    class Forgery {

        @Test
        void shouldAnswer403WhenBrowserSendsNoCsrfToken() {
            // given
            var request = browser().contentType("application/json").body("{}");
            // when
            var answer = request.post("/api/v1/templates");
            // then
            answer.then().statusCode(403).body("code", equalTo("csrf-failed"));
        }

        @Test
        void shouldAnswer403WhenCsrfTokenIsOfAnotherSession() {
            // given
            var request = browser().header("X-CSRF-Token", TestSession.begin().csrf());
            // when
            var answer = request.delete("/api/v1/me/sessions/1");
            // then
            answer.then().statusCode(403).body("code", equalTo("csrf-failed"));
        }

        @Test
        void shouldPassWhenCsrfTokenIsTheSessions() {
            // given
            var request = browser().header("X-CSRF-Token", session.csrf()).body("x");
            // when
            var answer = request.post("/api/v1/templates");
            // then
            answer.then().statusCode(200).body("headers", not(hasKey("x-csrf-token")));
        }

        @Test
        void shouldNotAskForCsrfTokenWhenProgramSendsBearer() {
            // given
            var request = program();
            // when
            var answer = request.delete("/api/v1/me/sessions/1");
            // then
            answer.then().statusCode(200);
        }

        @ParameterizedTest
        @CsvSource({"login", "register", "refresh"})
        void shouldAnswer415WhenSigningInWithoutJson(String path) {
            // given
            var request = given().contentType("text/plain").body("{}");
            // when
            var answer = request.post("/api/v1/auth/" + path);
            // then
            answer.then().statusCode(415).body("code", equalTo("unsupported-media-type"));
        }

        @Test
        void shouldAnswer403WhenForeignPageSignsIn() {
            // given
            var request = given().contentType("application/json")
                    .header("Origin", "https://evil.example")
                    .body("{}");
            // when
            var answer = request.post("/api/v1/auth/login");
            // then
            answer.then().statusCode(403).body("code", equalTo("csrf-failed"));
        }

        @ParameterizedTest
        @CsvSource({"http://localhost:8080", "HTTP://LOCALHOST:8080"})
        void shouldPassWhenOwnPageSignsIn(String origin) {
            // given
            var request = given().contentType("application/json; charset=utf-8")
                    .header("Origin", origin)
                    .body("{}");
            // when
            var answer = request.post("/api/v1/auth/login");
            // then
            answer.then().statusCode(200).body("body", equalTo("{}"));
        }
    }

    @Nested
    class Limits {

        @Test
        void shouldAnswer413WhenAnnouncedBodyIsTooLarge() {
            // given
            var request = program().body(new byte[(1 << 20) + 1]);
            // when
            var answer = request.post("/api/v1/templates");
            // then
            answer.then().statusCode(413).body("code", equalTo("payload-too-large"));
        }

        @Test
        void shouldPassWhenBodyIsAsLargeAsAllowed() {
            // given
            var request = program().body(new byte[1 << 20]);
            // when
            var answer = request.post("/api/v1/templates");
            // then
            answer.then().statusCode(200).body("length", equalTo(1 << 20));
        }
    }

    @Nested
    class Operations {

        @Test
        void shouldBeReadyWhenRedisIsThere() {
            // given
            var request = given();
            // when
            var answer = request.get("/q/health/ready");
            // then
            answer.then().statusCode(200).body("checks.name", hasItem(containsString("Redis")));
        }

        @Test
        void shouldCountByRouteWhenRequestsPass() {
            // given
            program().get("/api/v1/tenants/1/servers/2").then().statusCode(200);
            // when
            var answer = given().get("/q/metrics");
            // then
            answer.then()
                    .statusCode(200)
                    .body(containsString(
                            "gateway_requests_seconds_count{route=\"tenants/*/servers/**\",status=\"200\"}"))
                    .body(containsString("gateway_upstream_seconds_count{upstream=\"gameserver\"}"))
                    .body(containsString("gateway_sockets"));
        }
    }
}
