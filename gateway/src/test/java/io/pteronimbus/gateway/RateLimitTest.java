package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.arc.Arc;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
@TestProfile(RateLimitTest.LowLimits.class)
// all requests here come from one address: who empties its bucket comes last
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RateLimitTest {

    /** Limits a test can reach. */
    public static final class LowLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "pteronimbus.rate-limit.sign-in-burst", "3",
                    "pteronimbus.rate-limit.sign-in-per-minute", "1",
                    "pteronimbus.rate-limit.account-burst", "5",
                    "pteronimbus.rate-limit.account-per-second", "1",
                    "pteronimbus.rate-limit.burst", "60",
                    "pteronimbus.rate-limit.per-second", "1");
        }
    }

    @Test
    @Order(2)
    void shouldAnswer429WhenAddressAsksTooOften() {
        // given
        var signIns = IntStream.range(0, 4).mapToObj(i -> signIn()).toList();
        // when
        var others = IntStream.range(0, 120)
                .mapToObj(i -> given().get("/api/v1/auth/providers"))
                .toList();
        // then
        assertThat(signIns.subList(0, 3)).allMatch(answer -> answer.statusCode() == 200);
        signIns.getLast()
                .then()
                .statusCode(429)
                .body("code", equalTo("rate-limited"))
                .header("Retry-After", notNullValue());
        assertThat(others.getFirst().statusCode()).isEqualTo(200);
        // which of them is let in again is a question of time
        assertThat(others).anyMatch(answer -> answer.statusCode() == 429);
        given().accept("text/html").get("/").then().statusCode(200);
    }

    @Test
    @Order(1)
    void shouldLeaveOthersAloneWhenAnAccountAsksTooOften() {
        // given
        var busy = TestSession.begin();
        var other = TestSession.begin();
        // when
        var answers = IntStream.range(0, 20).mapToObj(i -> ask(busy)).toList();
        // then
        assertThat(answers.subList(0, 5)).allMatch(answer -> answer.statusCode() == 200);
        // which of them is let in again is a question of time
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(answer -> answer.then().header("Retry-After", notNullValue()));
        assertThat(ask(other).statusCode()).isEqualTo(200);
    }

    /** Other tests come from the same address, and have what is left of its bucket. */
    @AfterAll
    static void forgetTheAddress() {
        Arc.container().instance(RedisDataSource.class).get().key().del("gateway:limit:sign-in:127.0.0.1");
    }

    private static Response ask(TestSession session) {
        return session.program().get("/api/v1/templates");
    }

    private static Response signIn() {
        return given().contentType("application/json").body("{}").post("/api/v1/auth/login");
    }
}
