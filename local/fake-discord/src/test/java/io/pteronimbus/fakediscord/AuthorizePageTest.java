package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizePageTest {

    @RegisterExtension
    final Discord discord = new Discord();

    private Answer page(@Nullable String... changes) {
        return discord.get("/oauth2/authorize?" + Discord.encode(Discord.wish(changes)), "");
    }

    @Test
    void shouldShowPeopleAndWhatIsAskedForWhenRequestIsRight() {
        Answer page = page();

        page.is(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("Simulated Discord", "Sign in to Pteronimbus", "<html lang=\"en\">", "<legend>")
                .contains("Aurora Finch (@aurora)<small>Cloud Riders: owner</small>")
                .contains("Bastian Okoro (@bastian)<small>Cloud Riders: Admin</small>")
                .contains("Dmitri Halvorsen (@dmitri)<small>Cloud Riders: member</small>")
                .contains("Know your e-mail address")
                .doesNotContain("<script", "value=\"" + Discord.CLIENT + "\" required");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'self' http://localhost:8080 http://127.0.0.1:8080;")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void shouldShowNamesAsTextWhenTheyAreMarkup() {
        discord.control("POST", "/people", "{'username':'<b>x</b>','globalName':'<script>alert(1)</script>'}")
                .is(201);

        Answer page = page("state", "\"><script>alert(2)</script>");

        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; (@&lt;b&gt;x&lt;/b&gt;)")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(2)")
                .doesNotContain("<script", "<b>x");
    }

    @Test
    void shouldSendNobodyAnywhereWhenClientIsUnknown() {
        Answer page = page("client_id", "999");

        page.is(400);
        assertThat(page.body()).contains("Unknown Application");
        assertThat(page.header("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/callback",
        "http://localhost:8080/api/v1/auth/discord/callback/",
        "http://localhost:8080/api/v1/auth/discord/callback?x=1",
        "HTTP://localhost:8080/api/v1/auth/discord/callback"
    })
    void shouldSendNobodyAnywhereWhenRedirectIsNotTheRegisteredOne(String redirect) {
        Answer page = page("redirect_uri", redirect);
        Answer decided = discord.decide("allow", discord.person("aurora"), "redirect_uri", redirect);

        page.is(400);
        assertThat(page.body()).contains("Invalid OAuth2 redirect_uri").doesNotContain("evil.example");
        decided.is(400);
        assertThat(decided.header("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "response_type,token,unsupported_response_type",
        "response_type,,unsupported_response_type",
        "scope,identify admin,invalid_scope",
        "scope,,invalid_scope",
        "code_challenge_method,S256,invalid_request",
        "code_challenge,abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq,invalid_request"
    })
    void shouldTellTheApplicationWhenItAskedWrongly(String name, @Nullable String value, String error) {
        assertThat(page(name, value).sentBack()).containsEntry("error", error).containsEntry("state", "a state & more");
    }

    @ParameterizedTest
    @CsvSource({"plain,abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq", "S256,too-short", "S256,''"})
    void shouldTellTheApplicationWhenChallengeIsNoneOfS256(String method, String challenge) {
        assertThat(page("code_challenge_method", method, "code_challenge", challenge)
                        .sentBack())
                .containsEntry("error", "invalid_request");
    }

    @Test
    void shouldTellTheApplicationWhenParameterIsRepeated() {
        Answer page = discord.get("/oauth2/authorize?" + Discord.encode(Discord.wish()) + "&scope=email", "");

        assertThat(page.sentBack()).containsEntry("error", "invalid_request");
    }

    @Test
    void shouldSendCodeBackWhenSomebodyConsents() {
        Answer decided = discord.decide("allow", discord.person("aurora"));

        assertThat(decided.header("Location")).startsWith(Discord.CALLBACK + "?code=");
        assertThat(decided.sentBack()).containsOnlyKeys("code", "state").containsEntry("state", "a state & more");
    }

    @Test
    void shouldKeepTheQueryOfTheRedirectWhenItHasOne() {
        Answer decided = discord.decide(
                "allow", discord.person("aurora"), "redirect_uri", "http://127.0.0.1:8080/other?a=b", "state", null);

        assertThat(decided.header("Location")).startsWith("http://127.0.0.1:8080/other?a=b&code=");
        assertThat(decided.sentBack()).containsOnlyKeys("a", "code");
    }

    @Test
    void shouldSayAccessDeniedWhenSomebodyCancels() {
        assertThat(discord.decide("deny", "").sentBack())
                .containsEntry("error", "access_denied")
                .containsEntry("state", "a state & more")
                .doesNotContainKey("code");
    }

    @Test
    void shouldAskAgainWhenNobodyIsChosen() {
        for (String person : new String[] {"", "12345", "no id", Discord.CLIENT}) {
            Answer decided = discord.decide("allow", person);

            decided.is(400);
            assertThat(decided.body()).contains("role=\"alert\"", "Choose who you want to be.");
        }
    }

    @Test
    void shouldFindPeopleByUsernameWhenThereAreMany() {
        for (int i = 0; i < 50; i++) {
            discord.control("POST", "/people", "{'username':'rider" + i + "'}").is(201);
        }
        assertThat(page().body()).contains("name=\"username\"").doesNotContain("@rider49");

        Map<String, String> fields = Discord.wish();
        fields.put("decision", "allow");
        fields.put("username", "rider49");

        assertThat(discord.form("/oauth2/authorize", fields).sentBack()).containsKey("code");
    }

    @Test
    void shouldRefuseConsentWhenItComesFromAnotherPage() {
        Map<String, String> fields = Discord.wish();
        fields.put("decision", "allow");
        fields.put("person", discord.person("aurora"));

        discord.form("/oauth2/authorize", fields, Map.of("Origin", "https://evil.example"))
                .refused(403, 50001);
        discord.form("/oauth2/authorize", fields, Map.of("Origin", "null")).refused(403, 50001);
        discord.form("/oauth2/authorize", fields, Map.of("Sec-Fetch-Site", "cross-site"))
                .refused(403, 50001);
        String own = "http://127.0.0.1:" + discord.running().port();
        discord.form("/oauth2/authorize", fields, Map.of("Origin", own, "Sec-Fetch-Site", "same-origin"))
                .is(303);
    }

    @Test
    void shouldLeadToThePageWhenAskedUnderTheApisPath() {
        Answer answer = discord.get("/api/oauth2/authorize?client_id=1", "");

        answer.is(302);
        assertThat(answer.header("Location")).isEqualTo("/oauth2/authorize?client_id=1");
    }

    @Test
    void shouldRefuseWhenFormIsTooLarge() {
        discord.decide("allow", discord.person("aurora"), "state", "x".repeat(80 << 10))
                .is(413);
    }
}
