package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final String VERIFIER = "verifier-that-is-long-enough-to-be-one-0123456789";

    @RegisterExtension
    final Discord discord = new Discord();

    private static String challenge(String verifier) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static Map<String, String> basic(String id, String secret) {
        return Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    private Answer self(Answer token) {
        return discord.get("/api/v10/users/@me", "Bearer " + token.text("/access_token"));
    }

    @Nested
    class Code {

        @Test
        void shouldBecomeTokensWhenClientProvesItselfInTheForm() {
            Answer token = discord.redeem(discord.code("aurora"));

            token.is(200);
            assertThat(token.text("/token_type")).isEqualTo("Bearer");
            assertThat(token.at("/expires_in").asInt()).isEqualTo(604_800);
            assertThat(token.text("/scope")).isEqualTo("identify email guilds guilds.members.read");
            assertThat(token.header("Cache-Control")).isEqualTo("no-store");
            assertThat(self(token).is(200).text("/username")).isEqualTo("aurora");
        }

        @Test
        void shouldBecomeTokensWhenClientUsesBasic() {
            Map<String, String> form = Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    discord.code("aurora"),
                    "redirect_uri",
                    Discord.CALLBACK);

            discord.form("/api/oauth2/token", form, basic(Discord.CLIENT, Discord.SECRET))
                    .is(200);
        }

        @Test
        void shouldBeGoodOnceAndTakeBackItsTokensWhenShownAgain() {
            String code = discord.code("aurora");
            Answer token = discord.redeem(code).is(200);
            Answer refreshed = discord.refresh(token.text("/refresh_token")).is(200);

            discord.redeem(code).refused(400, "invalid_grant");

            self(refreshed).refused(401, 0);
            discord.refresh(refreshed.text("/refresh_token")).refused(400, "invalid_grant");
        }

        @Test
        void shouldLeaveOtherTokensWhenAnotherCodeIsShownAgain() {
            Answer other = discord.redeem(discord.code("aurora"));
            String code = discord.code("aurora");
            discord.redeem(code).is(200);

            discord.redeem(code).refused(400, "invalid_grant");

            self(other).is(200);
        }

        @Test
        void shouldBeRefusedWhenTenMinutesHavePassed() {
            String late = discord.code("aurora");
            String timely = discord.code("aurora");
            discord.control("POST", "/clock", "{'advanceSeconds':590}").is(200);
            discord.redeem(timely).is(200);
            discord.control("POST", "/clock", "{'advanceSeconds':11}").is(200);

            discord.redeem(late).refused(400, "invalid_grant");
        }

        @Test
        void shouldBeRefusedWhenRedirectDiffers() {
            String code = discord.code("aurora");

            discord.redeem(code, "redirect_uri", "http://127.0.0.1:8080/other?a=b")
                    .refused(400, "invalid_request");
            discord.redeem(code, "redirect_uri", null).refused(400, "invalid_request");
        }

        @Test
        void shouldBeRefusedWhenItIsUnknownOrMissing() {
            discord.redeem("never issued").refused(400, "invalid_grant");
            discord.redeem("x", "code", null).refused(400, "invalid_request");
        }

        @Test
        void shouldBeRefusedWhenAnotherClientShowsIt() {
            Answer other = discord.control(
                            "POST",
                            "/applications",
                            "{'name':'Other','clientSecret':'other secret','redirectUris':['" + Discord.CALLBACK
                                    + "']}")
                    .is(201);
            String code = discord.code("aurora");

            discord.redeem(code, "client_id", other.text("/id"), "client_secret", "other secret")
                    .refused(400, "invalid_grant");
            discord.redeem(code).is(200);
        }

        @Test
        void shouldBeRefusedWhenPersonHasTakenConsentBack() {
            String code = discord.code("aurora");
            discord.control("DELETE", "/people/" + discord.person("aurora") + "/authorizations", "")
                    .is(204);

            discord.redeem(code).refused(400, "invalid_grant");
        }
    }

    @Nested
    class Proof {

        @Test
        void shouldBeAcceptedWhenVerifierFits() throws Exception {
            String code =
                    discord.code("aurora", "code_challenge", challenge(VERIFIER), "code_challenge_method", "S256");

            discord.redeem(code, "code_verifier", VERIFIER).is(200);
        }

        @Test
        void shouldBeRefusedWhenVerifierIsWrongOrMissing() throws Exception {
            String code =
                    discord.code("aurora", "code_challenge", challenge(VERIFIER), "code_challenge_method", "S256");

            discord.redeem(code, "code_verifier", VERIFIER + "x").refused(400, "invalid_grant");
            discord.redeem(code, "code_verifier", challenge(VERIFIER)).refused(400, "invalid_grant");
            discord.redeem(code).refused(400, "invalid_grant");
        }

        @Test
        void shouldBeRefusedWhenVerifierIsTooShortToBeOne() throws Exception {
            String code = discord.code("aurora", "code_challenge", challenge("short"), "code_challenge_method", "S256");

            discord.redeem(code, "code_verifier", "short").refused(400, "invalid_grant");
        }

        @Test
        void shouldBeRefusedWhenNoChallengeWasSent() {
            discord.redeem(discord.code("aurora"), "code_verifier", VERIFIER).refused(400, "invalid_grant");
        }
    }

    @Nested
    class Client {

        @ParameterizedTest
        @ValueSource(strings = {"999", "no id", ""})
        void shouldBeRefusedWhenItIsUnknown(String id) {
            discord.redeem(discord.code("aurora"), "client_id", id).refused(401, "invalid_client");
        }

        @Test
        void shouldBeRefusedWhenSecretIsWrongOrMissing() {
            String code = discord.code("aurora");

            discord.redeem(code, "client_secret", "wrong").refused(401, "invalid_client");
            discord.redeem(code, "client_secret", null).refused(401, "invalid_client");
            Map<String, String> form = Map.of("grant_type", "authorization_code", "code", code);
            discord.form("/api/oauth2/token", form, basic(Discord.CLIENT, "wrong"))
                    .refused(401, "invalid_client");
            discord.form("/api/oauth2/token", form, Map.of("Authorization", "Basic %%%"))
                    .refused(401, "invalid_client");
            discord.redeem(code).is(200);
        }

        @Test
        void shouldBeRefusedWhenItProvesItselfInTwoWays() {
            Map<String, String> both = Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    Discord.CLIENT,
                    "client_secret",
                    Discord.SECRET,
                    "code",
                    "x");
            Map<String, String> differing = Map.of("grant_type", "authorization_code", "client_id", "5");

            discord.form("/api/oauth2/token", both, basic(Discord.CLIENT, Discord.SECRET))
                    .refused(401, "invalid_client");
            discord.form("/api/oauth2/token", differing, basic(Discord.CLIENT, Discord.SECRET))
                    .refused(401, "invalid_client");
        }
    }

    @Nested
    class Body {

        @Test
        void shouldBeRefusedWhenItIsJson() {
            discord.send(
                            "POST",
                            "/api/v10/oauth2/token",
                            Map.of("Content-Type", "application/json"),
                            BodyPublishers.ofString("{\"grant_type\":\"authorization_code\"}"))
                    .refused(400, "unsupported_grant_type");
        }

        @Test
        void shouldBeRefusedWhenFieldsStandInTheQuery() {
            discord.form("/api/v10/oauth2/token?grant_type=authorization_code", Map.of())
                    .refused(400, "unsupported_grant_type");
        }

        @Test
        void shouldBeRefusedWhenItIsMultipart() {
            String part =
                    "--x\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\nrefresh_token\r\n--x--\r\n";

            discord.send(
                            "POST",
                            "/api/v10/oauth2/token",
                            Map.of("Content-Type", "multipart/form-data; boundary=x"),
                            BodyPublishers.ofString(part))
                    .refused(400, "unsupported_grant_type");
        }

        @ParameterizedTest
        @ValueSource(strings = {"password", "client_credentials", ""})
        void shouldBeRefusedWhenGrantIsNotKnown(String grant) {
            discord.redeem("x", "grant_type", grant).refused(400, "unsupported_grant_type");
        }

        @Test
        void shouldBeRefusedWhenFieldIsRepeated() {
            discord.send(
                            "POST",
                            "/api/oauth2/token",
                            Map.of("Content-Type", Discord.FORM),
                            BodyPublishers.ofString("grant_type=refresh_token&code=a&code=b"))
                    .refused(400, "invalid_request");
        }

        @Test
        void shouldBeRefusedWhenItIsTooLarge() {
            discord.redeem("x".repeat(80 << 10)).is(413);
        }
    }

    @Nested
    class Refresh {

        @Test
        void shouldReplaceBothTokens() {
            Answer first = discord.redeem(discord.code("aurora"));

            Answer second = discord.refresh(first.text("/refresh_token")).is(200);

            assertThat(second.text("/refresh_token")).isNotEqualTo(first.text("/refresh_token"));
            assertThat(second.text("/scope")).isEqualTo(first.text("/scope"));
            self(second).is(200);
            self(first).refused(401, 0);
            discord.refresh(first.text("/refresh_token")).refused(400, "invalid_grant");
        }

        @Test
        void shouldWorkWhenAccessTokenHasExpired() {
            discord.control("PATCH", "/settings", "{'tokenSeconds':60}").is(200);
            Answer first = discord.redeem(discord.code("aurora"));
            assertThat(first.at("/expires_in").asInt()).isEqualTo(60);
            discord.control("POST", "/clock", "{'advanceSeconds':61}").is(200);
            self(first).refused(401, 0);

            self(discord.refresh(first.text("/refresh_token"))).is(200);
        }

        @Test
        void shouldBeRefusedWhenTokenIsUnknownOrAnAccessToken() {
            Answer token = discord.redeem(discord.code("aurora"));

            discord.refresh("never issued").refused(400, "invalid_grant");
            discord.refresh(token.text("/access_token")).refused(400, "invalid_grant");
        }
    }

    @Nested
    class Revoke {

        private Answer revoke(String token, String secret) {
            return discord.form(
                    "/api/v10/oauth2/token/revoke",
                    Map.of("client_id", Discord.CLIENT, "client_secret", secret, "token", token));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/access_token", "/refresh_token"})
        void shouldEndTheWholeAuthorizationWhenAnyTokenIsRevoked(String kind) {
            Answer first = discord.redeem(discord.code("aurora"));
            Answer second = discord.redeem(discord.code("aurora", "scope", "identify"));
            Answer other = discord.redeem(discord.code("bastian"));

            revoke(first.text(kind), Discord.SECRET).is(200);

            self(first).refused(401, 0);
            self(second).refused(401, 0);
            discord.refresh(second.text("/refresh_token")).refused(400, "invalid_grant");
            self(other).is(200);
        }

        @Test
        void shouldSucceedWhenTokenIsUnknown() {
            revoke("never issued", Discord.SECRET).is(200);
        }

        @Test
        void shouldBeRefusedWhenClientIsNotProven() {
            Answer token = discord.redeem(discord.code("aurora"));

            revoke(token.text("/access_token"), "wrong").refused(401, "invalid_client");

            self(token).is(200);
        }
    }

    @Test
    void shouldHaveNoKeysWhenAsked() {
        assertThat(discord.get("/api/oauth2/keys", "").is(200).at("/keys")).isEmpty();
    }
}
