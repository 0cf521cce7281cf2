package io.pteronimbus.auth.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DiscordSignInTest {
    private static final String LOGIN = "/api/v1/auth/discord/login";
    private static final String HOME = "http://localhost:8080/";

    private final Browser browser = new Browser();

    @AfterEach
    void heal() {
        SimulatedDiscord.heal();
    }

    @Nested
    class Leaving {

        @Test
        void shouldAskWithStateAndPkceWhenLeaving() {
            // when
            var leaving = browser.open(LOGIN);

            // then
            leaving.then().statusCode(303);
            var asked = Browser.query(leaving.header("Location"));
            assertThat(asked)
                    .containsEntry("response_type", "code")
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("redirect_uri", SimulatedDiscord.CALLBACK)
                    .containsEntry("scope", "identify guilds")
                    .containsKeys("state", "code_challenge");
            assertThat(leaving.headers().getValues("Set-Cookie"))
                    .anySatisfy(cookie -> assertThat(cookie)
                            .startsWith("q_auth_discord_")
                            .containsIgnoringCase("HttpOnly")
                            .contains("Path=/api/v1/auth", "SameSite=Lax"))
                    .anySatisfy(cookie ->
                            assertThat(cookie).startsWith("ptn_flow_8080").contains("HTTPOnly", "SameSite=Lax"))
                    .noneSatisfy(cookie -> assertThat(cookie).contains(asked.get("code_challenge")));
        }

        @Test
        void shouldGoHomeFirstWhenThePanelIsKnownByAnotherAddress() {
            // when
            var answer = new Browser("127.0.0.1:8080").open(LOGIN + "?returnTo=%2Ftenants");

            // then
            answer.then().statusCode(303).header("Location", "http://localhost:8080" + LOGIN + "?returnTo=%2Ftenants");
        }

        @ParameterizedTest
        @ValueSource(strings = {"google", "ldap", "password"})
        void shouldAnswer404WhenThereIsNoSuchProvider(String provider) {
            // when
            var answer = browser.open("/api/v1/auth/" + provider + "/login");

            // then
            assertThat(answer.statusCode()).isIn(404, 405);
        }
    }

    @Nested
    class ComingBack {

        @Test
        void shouldOpenASessionWhenSomebodyNewSaysYes() {
            // given
            var person = SimulatedDiscord.person("Aurora");

            // when
            var answer = browser.signInByDiscord(person);

            // then
            answer.then().statusCode(303).header("Location", HOME).header("Cache-Control", "no-store");
            assertThat(browser.cookies())
                    .containsKeys("ptn_access_8080", "ptn_refresh_8080", "ptn_csrf_8080")
                    .doesNotContainKeys("ptn_flow_8080", "q_session_discord");
            browser.open("/api/v1/me")
                    .then()
                    .statusCode(200)
                    .body("displayName", equalTo("Aurora"))
                    .body("email", nullValue())
                    .body("hasPassword", equalTo(false))
                    .body("superAdmin", equalTo(false));
            browser.open("/api/v1/me/identities")
                    .then()
                    .body("items.size()", equalTo(1))
                    .body("items[0].provider", equalTo("discord"))
                    .body("items[0].name", equalTo("Aurora"));
            browser.open("/api/v1/me/sessions").then().body("items[0].method", equalTo("discord"));
        }

        @Test
        void shouldKnowPeopleByIdWhenNamesAreTheSame() {
            // given
            var one = SimulatedDiscord.person("Robin");
            var other = SimulatedDiscord.person("Robin");
            var first = accountOf(one);

            // when
            var again = accountOf(one);
            var somebodyElse = accountOf(other);

            // then
            assertThat(again).isEqualTo(first);
            assertThat(somebodyElse).isNotEqualTo(first);
        }

        @ParameterizedTest
        @CsvSource({
            "%2Ftenants%2F1%3Ftab%3Dservers, /tenants/1?tab=servers",
            "https%3A%2F%2Fevil.example, /",
            "%2F%2Fevil.example, /",
            "%2F%5Cevil.example, /",
            "%2F%0D%0Aset-cookie%3Aa, /",
            "%2Fapi%2Fv1%2Fauth%2Fdiscord%2Flogin, /",
            "evil, /"
        })
        void shouldEndAtAPageOfThePanelWhenToldWhere(String asked, String page) {
            // given
            var leaving = browser.open(LOGIN + "?returnTo=" + asked);

            // when
            var answer = browser.open(browser.consent(leaving, SimulatedDiscord.person("Celeste")));

            // then
            answer.then().statusCode(303).header("Location", "http://localhost:8080" + page);
        }

        @Test
        void shouldMakeOneAccountWhenTwoTabsComeBackAtOnce() throws InterruptedException {
            // given
            var person = SimulatedDiscord.person("Twice");
            var other = new Browser();
            var one = browser.consent(browser.open(LOGIN), person);
            var two = other.consent(other.open(LOGIN), person);

            // when
            var racing = Thread.ofVirtual().start(() -> other.open(two));
            browser.open(one);
            racing.join();

            // then
            var id = browser.open("/api/v1/me").then().extract().<String>path("id");
            other.open("/api/v1/me").then().statusCode(200).body("id", equalTo(id));
        }

        @Test
        void shouldAuditWhenSigningIn() {
            // given
            var account = accountOf(SimulatedDiscord.person("Audited"));

            // when
            var entries = Topic.await(
                    "audit-entry",
                    2,
                    entry -> account.equals(entry.at("/target/id").asText()));

            // then
            assertThat(entries)
                    .extracting(entry -> entry.at("/action").asText())
                    .containsExactly("auth:register", "auth:login");
        }
    }

    @Nested
    class Refused {

        @Test
        void shouldSaySoWhenThePersonSaysNo() {
            // given
            var leaving = browser.open(LOGIN);

            // when
            var answer = browser.open(browser.deny(leaving));

            // then
            expectProblem(answer.header("Location"), "provider-denied");
            var entry = Topic.await(
                            "audit-entry",
                            1,
                            kept -> "discord: provider-denied"
                                    .equals(kept.at("/reason").asText()))
                    .getFirst();
            assertThat(entry.at("/action").asText()).isEqualTo("auth:login");
            assertThat(entry.at("/outcome").asText()).isEqualTo("DENIED");
        }

        @Test
        void shouldNotSignInWhenTheStateIsAnotherBrowsers() {
            // given
            var victim = new Browser();
            victim.open(LOGIN);
            var back = browser.consent(browser.open(LOGIN), SimulatedDiscord.person("Attacker"));

            // when
            var answer = victim.open(back);

            // then
            expectProblem(answer.header("Location"), "provider-failed");
            assertThat(victim.isSignedIn()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?code=x", "?state=x&code=y", "?error=server_error", "?state=a&state=b&code=c"})
        void shouldNotSignInWhenNothingWasBegun(String query) {
            // when
            var answer = browser.open("/api/v1/auth/discord/callback" + query);

            // then
            expectProblem(answer.header("Location"), "provider-failed");
            assertThat(browser.isSignedIn()).isFalse();
        }

        @Test
        void shouldNotSignInTwiceWhenACodeIsUsedAgain() {
            // given
            var back = browser.consent(browser.open(LOGIN), SimulatedDiscord.person("Once"));
            var thief = new Browser();
            thief.cookies().putAll(browser.cookies());
            browser.open(back).then().header("Location", HOME);

            // when
            var answer = thief.open(back);

            // then
            assertThat(answer.header("Location")).contains("/sign-in?problem=provider-");
            assertThat(thief.isSignedIn()).isFalse();
        }

        @Test
        void shouldNotSignInWhenTheVerifierIsOfAnotherFlow() {
            // given
            var one = browser.open(LOGIN);
            var stateOfOne = Browser.query(one.header("Location")).get("state");
            var cookieOfOne = browser.cookies().get("q_auth_discord_" + stateOfOne);
            var two = browser.open(LOGIN);
            var back = Browser.query(browser.consent(two, SimulatedDiscord.person("Mixed")));
            assertThat(cookieOfOne).isNotNull();

            // when: the code of one flow with state, and so PKCE verifier, of the other
            var answer =
                    browser.open("/api/v1/auth/discord/callback?code=" + back.get("code") + "&state=" + stateOfOne);

            // then
            assertThat(answer.header("Location")).contains("/sign-in?problem=provider-");
            assertThat(browser.isSignedIn()).isFalse();
        }
    }

    @Nested
    class DiscordIsIll {

        @ParameterizedTest
        @CsvSource({
            "/oauth2/token, status, 500",
            "/oauth2/token, status, 429",
            "/oauth2/token, garbage, true",
            "/oauth2/token, drop, true",
            "/users/@me, status, 503",
            "/users/@me, garbage, true",
        })
        void shouldSaySoAndLeavePasswordsAloneWhenItDoesNotAnswerAsItShould(String path, String what, String value) {
            // given
            var person = Person.registered();
            var back = browser.consent(browser.open(LOGIN), SimulatedDiscord.person("Unlucky"));
            SimulatedDiscord.fail(
                    Map.of("path", path, what, value.equals("true") ? (Object) Boolean.TRUE : Integer.valueOf(value)));

            // when
            var answer = browser.open(back);

            // then
            expectProblem(answer.header("Location"), "provider-unavailable");
            assertThat(browser.isSignedIn()).isFalse();
            person.signInWith(person.password()).then().statusCode(200);
        }

        @Test
        void shouldSignInAgainWhenItHasRecovered() {
            // given
            SimulatedDiscord.fail(Map.of("path", "/oauth2/token", "status", 500));
            var person = SimulatedDiscord.person("Patient");
            browser.signInByDiscord(person);
            SimulatedDiscord.heal();

            // when
            var answer = browser.signInByDiscord(person);

            // then
            answer.then().header("Location", HOME);
        }
    }

    private static String accountOf(String person) {
        var browser = new Browser();
        browser.signInByDiscord(person).then().header("Location", HOME);
        return browser.open("/api/v1/me").then().statusCode(200).extract().path("id");
    }

    private static void expectProblem(String location, String problem) {
        assertThat(location).isEqualTo("http://localhost:8080/sign-in?problem=" + problem + "&provider=discord");
    }
}
