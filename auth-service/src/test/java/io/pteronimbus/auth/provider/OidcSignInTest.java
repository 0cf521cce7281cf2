package io.pteronimbus.auth.provider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.OidcIssuer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OidcSignInTest {
    private static final String LOGIN = "/api/v1/auth/oidc/login";
    private final Browser browser = new Browser();
    private final String subject = UUID.randomUUID().toString();

    @Test
    void shouldOpenASessionWhenTheIssuerSaysWhoItIs() {
        // given
        OidcIssuer.next(subject, Map.of("name", "Ada of Accounting"));

        // when
        var answer = browser.open(authorized(LOGIN + "?returnTo=%2Faccount"));

        // then
        answer.then().statusCode(303).header("Location", "http://localhost:8080/account");
        browser.open("/api/v1/me").then().statusCode(200).body("displayName", equalTo("Ada of Accounting"));
        browser.open("/api/v1/me/sessions").then().body("items[0].method", equalTo("oidc"));
    }

    @Test
    void shouldKnowPeopleByTheirSubjectWhenTheyAreRenamed() {
        // given
        OidcIssuer.next(subject, Map.of("name", "Before"));
        browser.open(authorized(LOGIN));
        var id = browser.open("/api/v1/me").<String>path("id");
        var again = new Browser();
        OidcIssuer.next(subject, Map.of("name", "After"));

        // when
        again.open(authorizedBy(again, LOGIN));

        // then
        assertThat(again.open("/api/v1/me").<String>path("id")).isEqualTo(id);
        again.open("/api/v1/me/identities").then().body("items[0].name", equalTo("After"));
    }

    @Test
    void shouldNotSignInWhenTheTokenIsForSomebodyElse() {
        // given
        OidcIssuer.next(subject, Map.of("name", "Mallory", "aud", List.of("another-client")));

        // when
        var answer = browser.open(authorized(LOGIN));

        // then
        assertThat(answer.header("Location")).contains("/sign-in?problem=provider-");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void shouldNotSignInWhenTheTokenIsOfAnotherRequest() {
        // given: a nonce that was not asked for
        OidcIssuer.next(subject, Map.of("name", "Mallory", "nonce", "another"));

        // when
        var answer = browser.open(authorized(LOGIN));

        // then
        assertThat(answer.header("Location")).contains("/sign-in?problem=provider-");
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void shouldBeNamedWhenTheWaysInAreListed() {
        // when
        var answer = given().get("/api/v1/auth/providers");

        // then
        answer.then()
                .body("items.id", hasItem("oidc"))
                .body("items.find { it.id == 'oidc' }.name", equalTo("Company"))
                .body("items.find { it.id == 'oidc' }.kind", equalTo("redirect"))
                .body("items.find { it.id == 'discord' }.simulated", equalTo(true));
    }

    private String authorized(String login) {
        return authorizedBy(browser, login);
    }

    /** Leaves for the issuer, which asks nothing; the answer is the address it sends the browser back to. */
    private static String authorizedBy(Browser browser, String login) {
        var leaving = browser.open(login);
        leaving.then().statusCode(303);
        var asked = leaving.header("Location");
        assertThat(Browser.query(asked)).containsKeys("state", "nonce", "code_challenge");
        var answer = given().urlEncodingEnabled(false).redirects().follow(false).get(asked);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
        return answer.header("Location");
    }
}
