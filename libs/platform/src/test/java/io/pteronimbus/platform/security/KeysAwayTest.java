package io.pteronimbus.platform.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@TestProfile(KeysAwayTest.NobodyAtTheJwks.class)
class KeysAwayTest {

    public static class NobodyAtTheJwks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.jwt.verify.publickey.location", "http://127.0.0.1:1/jwks.json");
        }
    }

    @Test
    void shouldSayThatItCannotTellWhenTheKeysCannotBeFetched() {
        // when
        var response = given().auth()
                .oauth2(TestTokens.access(UUID.randomUUID()))
                .get("/me")
                .then();

        // then
        response.statusCode(503).body("code", equalTo("dependency-unavailable"));
    }
}
