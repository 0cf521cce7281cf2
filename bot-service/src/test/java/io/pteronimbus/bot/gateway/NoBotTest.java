package io.pteronimbus.bot.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.pteronimbus.bot.support.OtherToken;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OtherToken.None.class)
class NoBotTest {

    @Test
    void shouldBeReadyAndSayThatThereIsNoBot() {
        given().get("/q/health/ready").then().statusCode(200).body(containsString("\"gateway\": \"idle\""));
        given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "bot-service"))
                .get("/internal/application")
                .then()
                .statusCode(404);
    }

    /** A 404 would mean that the bot was removed from it. */
    @Test
    void shouldNotSayThatGuildsAreGone() {
        given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "bot-service"))
                .get("/internal/guilds/1")
                .then()
                .statusCode(503);
    }
}
