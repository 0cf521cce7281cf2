package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class HeaderTest {
    private final TestSession session = TestSession.begin();

    @Test
    void shouldReplaceWhatClientClaimsWhenPassingOn() {
        // given
        var request = session.program()
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
        var answer = session.program().header("traceparent", trace).get("/api/v1/templates");
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
        var request = session.program();
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
        var request = session.program();
        // when
        var answer = request.get("/api/v1/templates?answer=cached");
        // then
        answer.then().header("Cache-Control", equalTo("max-age=60"));
    }
}
