package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A proxy on this machine, which is trusted to tell whom it speaks for. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
@TestProfile(BehindProxyTest.TrustedProxy.class)
class BehindProxyTest {

    public static final class TrustedProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1",
                    "pteronimbus.rate-limit.sign-in-burst", "3",
                    "pteronimbus.rate-limit.sign-in-per-minute", "1");
        }
    }

    @Test
    void shouldCountClientsApartWhenTheyShareTheProxy() {
        // given
        var greedy = IntStream.range(0, 5).mapToObj(i -> signIn("192.0.2.1")).toList();

        // when
        var other = signIn("192.0.2.2");

        // then
        assertThat(greedy.getLast().statusCode()).isEqualTo(429);
        other.then().statusCode(200).body("headers.x-forwarded-for", equalTo("192.0.2.2"));
    }

    @Test
    void shouldKeepMeasurementsFromClientsWhenTheProxyIsOnThisMachine() {
        given().header("X-Forwarded-For", "192.0.2.1").get("/q/metrics").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(200);
    }

    private static Response signIn(String client) {
        return given().header("X-Forwarded-For", client)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/auth/login");
    }
}
