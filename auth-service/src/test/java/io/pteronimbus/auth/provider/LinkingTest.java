package io.pteronimbus.auth.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LinkingTest {
    private static final String IDENTITY = "/api/v1/me/identities/discord";
    private static final String ACCOUNT = "http://localhost:8080/account";

    private Person person;
    private Browser browser;

    @BeforeEach
    void signIn() {
        person = Person.registered();
        browser = new Browser().signedInAs(person);
    }

    @Test
    void shouldSignInToTheSameAccountWhenLinked() {
        // given
        var discord = SimulatedDiscord.person("Aurora");

        // when
        var answer = link(browser, discord);

        // then
        answer.then().statusCode(303).header("Location", ACCOUNT);
        var elsewhere = new Browser();
        elsewhere.signInByDiscord(discord);
        elsewhere.open("/api/v1/me").then().body("id", equalTo(person.id())).body("email", equalTo(person.email()));
    }

    @Test
    void shouldAskForThePasswordWhenLinking() {
        // when
        var without = browser.post(IDENTITY, Map.of());
        var wrong = browser.post(IDENTITY, Map.of("currentPassword", "not the password"));

        // then
        without.then().statusCode(400).body("errors[0].field", equalTo("currentPassword"));
        wrong.then().statusCode(400).body("errors[0].field", equalTo("currentPassword"));
        assertThat(browser.cookies()).doesNotContainKey("ptn_flow_8080");
    }

    @Test
    void shouldRefuseWhenTheyAreSomebodyElsesHere() {
        // given
        var discord = SimulatedDiscord.person("Taken");
        new Browser().signInByDiscord(discord);

        // when
        var answer = link(browser, discord);

        // then
        answer.then().header("Location", ACCOUNT + "?problem=identity-taken&provider=discord");
        browser.open("/api/v1/me/identities").then().body("items.size()", equalTo(0));
    }

    @Test
    void shouldRefuseWhenAnotherIsLinkedAlready() {
        // given
        link(browser, SimulatedDiscord.person("First")).then().header("Location", ACCOUNT);

        // when
        var answer = link(browser, SimulatedDiscord.person("Second"));

        // then
        answer.then().header("Location", ACCOUNT + "?problem=identity-taken&provider=discord");
    }

    @Test
    void shouldNotLinkWhenTheSessionItWasBegunInIsOver() {
        // given
        var leaving = leave(browser);
        var back = browser.consent(leaving, SimulatedDiscord.person("Late"));
        browser.request().post("/api/v1/auth/logout").then().statusCode(204);

        // when
        var answer = browser.open(back);

        // then
        answer.then().header("Location", ACCOUNT + "?problem=link-expired&provider=discord");
    }

    @Test
    void shouldNotLinkWhenNobodyBeganIt() {
        // when
        var answer = browser.open("/api/v1/auth/discord/login?intent=link");

        // then
        answer.then().header("Location", ACCOUNT + "?problem=link-expired&provider=discord");
    }

    @Test
    void shouldNotLinkSomebodyElsesAccountWhenTheirCallbackIsOpenedHere() {
        // given: an attacker begins to link and hands the victim the way back
        var attacker = new Browser();
        var back = attacker.consent(attacker.open("/api/v1/auth/discord/login"), SimulatedDiscord.person("Attacker"));
        leave(browser);

        // when
        browser.open(back);

        // then
        browser.open("/api/v1/me/identities").then().body("items.size()", equalTo(0));
    }

    @Test
    void shouldUnlinkAndEndWhatItOpenedWhenThereIsAPassword() {
        // given
        var discord = SimulatedDiscord.person("Gone");
        link(browser, discord);
        var other = new Browser();
        other.signInByDiscord(discord);

        // when
        var answer = browser.request().delete(IDENTITY);

        // then
        answer.then().statusCode(204);
        other.request().post("/api/v1/auth/refresh").then().statusCode(401);
        browser.open("/api/v1/me/sessions").then().body("items.size()", equalTo(1));
        browser.request().delete(IDENTITY).then().statusCode(404);
        var again = new Browser();
        again.signInByDiscord(discord);
        assertThat(again.open("/api/v1/me").<String>path("id")).isNotEqualTo(person.id());
    }

    @Test
    void shouldKeepTheLastWayInWhenThereIsNoPassword() {
        // given
        var somebody = new Browser();
        somebody.signInByDiscord(SimulatedDiscord.person("Only"));

        // when
        var answer = somebody.request().delete(IDENTITY);

        // then
        answer.then().statusCode(409).body("code", equalTo("last-sign-in"));
    }

    private Response link(Browser browser, String discord) {
        return browser.open(browser.consent(leave(browser), discord));
    }

    private Response leave(Browser browser) {
        var begun = browser.post(IDENTITY, Map.of("currentPassword", person.password()));
        begun.then().statusCode(201);
        return browser.open(begun.<String>path("location"));
    }
}
