package io.pteronimbus.bot.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.bot.support.OtherToken;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OtherToken.Wrong.class)
class WrongTokenTest {

    @Test
    void shouldSayClearlyThatDiscordDoesNotAcceptTheToken() {
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("does not accept the bot's token"))
                .body(not(containsString("nobody's"))));
        given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "bot-service"))
                .get("/internal/guilds/1")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
    }
}
