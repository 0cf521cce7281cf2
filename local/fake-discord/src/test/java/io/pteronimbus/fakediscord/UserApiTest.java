package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserApiTest {

    @RegisterExtension
    final Discord discord = new Discord();

    private Answer as(String authorization, String path) {
        return discord.get("/api/v10" + path, authorization);
    }

    @Nested
    class Self {

        @Test
        void shouldShowEmailWhenItWasGranted() {
            Answer self = as(discord.bearer("celeste", "identify email"), "/users/@me");

            self.is(200);
            assertThat(self.text("/username")).isEqualTo("celeste");
            assertThat(self.text("/global_name")).isEqualTo("Celeste Marchetti");
            assertThat(self.text("/email")).isEqualTo("celeste@example.com");
            assertThat(self.at("/verified").asBoolean()).isTrue();
            assertThat(self.at("/id").isTextual()).isTrue();
        }

        @Test
        void shouldNotShowEmailWhenOnlyIdentifyWasGranted() {
            Answer self = as(discord.bearer("celeste", "identify"), "/users/@me");

            assertThat(self.is(200).json().has("email")).isFalse();
            assertThat(self.json().has("verified")).isFalse();
        }

        @Test
        void shouldShowTheBotWhenItAsks() {
            Answer self = discord.bot("/users/@me");

            assertThat(self.is(200).at("/bot").asBoolean()).isTrue();
            assertThat(self.text("/id")).isEqualTo(Discord.CLIENT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Bearer nothing", "Bot nothing", "Basic x", "Bearer", "bot x"})
        void shouldRefuseWhenNobodyIsKnown(String authorization) {
            Answer refused = as(authorization, "/users/@me").refused(401, 0);

            assertThat(refused.text("/message")).isEqualTo("401: Unauthorized");
        }
    }

    @ParameterizedTest
    @CsvSource({"guilds,/users/@me", "identify,/users/@me/guilds", "guilds,/users/@me/guilds/1/member"})
    void shouldRefuseWhenScopeWasNotGranted(String scope, String path) {
        as(discord.bearer("aurora", scope), path).refused(401, 0);
    }

    @Nested
    class Guilds {

        @Test
        void shouldSayWhatThePersonMayDo() {
            Answer owner = as(discord.bearer("aurora", "guilds"), "/users/@me/guilds?with_counts=true");
            Answer admin = as(discord.bearer("bastian", "guilds"), "/users/@me/guilds");
            Answer member = as(discord.bearer("dmitri", "guilds"), "/users/@me/guilds");

            assertThat(owner.is(200).at("/0/owner").asBoolean()).isTrue();
            assertThat(owner.text("/0/name")).isEqualTo("Cloud Riders");
            assertThat(owner.at("/0/approximate_member_count").asInt()).isEqualTo(5);
            assertThat(Long.parseLong(owner.text("/0/permissions")) & 0x28).isEqualTo(0x28);
            assertThat(admin.is(200).at("/0/owner").asBoolean()).isFalse();
            assertThat(Long.parseLong(admin.text("/0/permissions")) & 0x28).isEqualTo(0x20);
            assertThat(Long.parseLong(member.text("/0/permissions")) & 0x28).isZero();
        }

        @Test
        void shouldPageWhenLimited() {
            String owner = discord.person("aurora");
            for (int i = 0; i < 3; i++) {
                discord.control("POST", "/guilds", "{'name':'Guild " + i + "','ownerId':'" + owner + "'}")
                        .is(201);
            }
            String bearer = discord.bearer("aurora", "guilds");
            Answer all = as(bearer, "/users/@me/guilds").is(200);
            assertThat(all.json()).hasSize(4);

            Answer first = as(bearer, "/users/@me/guilds?limit=2");
            Answer next = as(bearer, "/users/@me/guilds?limit=2&after=" + first.text("/1/id"));
            Answer before = as(bearer, "/users/@me/guilds?limit=2&before=" + all.text("/3/id"));

            assertThat(next.json().findValuesAsText("name")).containsExactly("Guild 1", "Guild 2");
            assertThat(before.json().findValuesAsText("name")).containsExactly("Guild 0", "Guild 1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "after=x", "before=-1", "with_counts=maybe"})
        void shouldRefuseWhenQueryIsWrong(String query) {
            as(discord.bearer("aurora", "guilds"), "/users/@me/guilds?" + query).refused(400, 50035);
        }
    }

    @Nested
    class OwnMember {

        @Test
        void shouldShowNicknameAndRoles() {
            String guild = discord.guild();
            discord.control("PATCH", "/guilds/" + guild + "/members/" + discord.person("bastian"), "{'nick':'Captain'}")
                    .is(200);

            Answer member =
                    as(discord.bearer("bastian", "guilds.members.read"), "/users/@me/guilds/" + guild + "/member");

            assertThat(member.is(200).text("/nick")).isEqualTo("Captain");
            assertThat(member.at("/roles")).hasSize(1);
            assertThat(member.text("/user/username")).isEqualTo("bastian");
        }

        @Test
        void shouldNotSayThatTheGuildExistsWhenPersonHasLeft() {
            String guild = discord.guild();
            String bearer = discord.bearer("dmitri", "guilds.members.read");
            discord.control("DELETE", "/guilds/" + guild + "/members/" + discord.person("dmitri"), "")
                    .is(204);

            as(bearer, "/users/@me/guilds/" + guild + "/member").refused(404, 10004);
            as(bearer, "/users/@me/guilds/5/member").refused(404, 10004);
            as(bearer, "/users/@me/guilds/x/member").refused(400, 50035);
        }

        @Test
        void shouldRefuseWhenBotAsks() {
            discord.bot("/users/@me/guilds/" + discord.guild() + "/member").refused(401, 0);
        }
    }

    @Nested
    class Authorization {

        @Test
        void shouldShowScopesAndPersonWhenIdentifyWasGranted() {
            Answer answer = as(discord.bearer("aurora", "identify guilds"), "/oauth2/@me")
                    .is(200);

            assertThat(answer.at("/scopes").findValuesAsText("")).isEmpty();
            assertThat(answer.at("/scopes").toString()).isEqualTo("[\"identify\",\"guilds\"]");
            assertThat(answer.text("/application/id")).isEqualTo(Discord.CLIENT);
            assertThat(answer.text("/user/username")).isEqualTo("aurora");
            assertThat(answer.text("/expires")).endsWith("+00:00");
        }

        @Test
        void shouldNotShowPersonWhenIdentifyWasNotGranted() {
            Answer answer =
                    as(discord.bearer("aurora", "guilds"), "/oauth2/@me").is(200);

            assertThat(answer.json().has("user")).isFalse();
        }
    }

    @Test
    void shouldShowOthersWhenBotAsks() {
        Answer other = discord.bot("/users/" + discord.person("aurora")).is(200);

        assertThat(other.text("/global_name")).isEqualTo("Aurora Finch");
        assertThat(other.json().has("email")).isFalse();
        discord.bot("/users/5").refused(404, 10013);
        discord.bot("/users/x").refused(400, 50035);
        as(discord.bearer("aurora", "identify"), "/users/5").refused(401, 0);
    }

    @Test
    void shouldShowTheApplicationWhenItsBotAsks() {
        discord.bearer("aurora", "identify");

        for (String path : new String[] {"/applications/@me", "/oauth2/applications/@me"}) {
            Answer application = discord.bot(path).is(200);

            assertThat(application.text("/id")).isEqualTo(Discord.CLIENT);
            assertThat(application.text("/redirect_uris/0")).isEqualTo(Discord.CALLBACK);
            assertThat(application.text("/verify_key")).hasSize(64);
            assertThat(application.at("/approximate_guild_count").asInt()).isEqualTo(1);
            assertThat(application.at("/approximate_user_authorization_count").asInt())
                    .isEqualTo(1);
        }
    }

    @Nested
    class Paths {

        @Test
        void shouldAnswerAlikeWhenVersionIsLeftOut() {
            discord.get("/api/users/@me", Discord.BOT).is(200);
        }

        @Test
        void shouldRefuseWhenVersionIsAnother() {
            discord.get("/api/v9/users/@me", Discord.BOT).refused(400, 50041);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/api/v10/nothing", "/api", "/nothing", "/api/v10/users/@me/nothing/x"})
        void shouldSayNotFoundWhenThereIsNothing(String path) {
            discord.get(path, Discord.BOT).refused(404, 0);
        }

        @Test
        void shouldSayNotAllowedWhenMethodIsAnother() {
            discord.form("/api/v10/users/@me", Map.of()).refused(405, 0);
        }
    }
}
