package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
@QuarkusTestResource(value = RedisAwayTest.NoRedis.class, restrictToAnnotatedClass = true)
class RedisAwayTest {

    /** An address where nobody answers. */
    public static final class NoRedis implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:1", "quarkus.redis.reconnect-attempts", "0");
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public void stop() {
            // nothing was started
        }
    }

    @Test
    void shouldLetNobodyInWhenSessionCannotBeChecked() {
        // given
        var token = TestTokens.access(UUID.randomUUID());
        // when
        var answer = given().header("Authorization", "Bearer " + token).get("/api/v1/templates");
        // then
        answer.then().statusCode(503).body("code", equalTo("dependency-unavailable"));
    }

    @Test
    void shouldNotBeReadyWhenRedisIsAway() {
        // given
        var request = given();
        // when
        var answer = request.get("/q/health/ready");
        // then
        answer.then().statusCode(503);
    }

    @Test
    void shouldStillServeWhatNeedsNoSession() {
        // given
        var request = given();
        // when
        var answer = request.get("/api/v1/auth/providers");
        // then
        answer.then().statusCode(200).body("service", equalTo("auth"));
    }
}
