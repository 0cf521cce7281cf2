package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuildApiTest {

    @RegisterExtension
    final Discord discord = new Discord();

    private Answer guild(String path) {
        return discord.bot("/guilds/" + discord.guild() + path);
    }

    @Test
    void shouldShowTheGuildWhenBotIsInIt() {
        Answer guild = guild("?with_counts=true").is(200);

        assertThat(guild.text("/name")).isEqualTo("Cloud Riders");
        assertThat(guild.text("/owner_id")).isEqualTo(discord.person("aurora"));
        assertThat(guild.at("/roles")).hasSize(4);
        assertThat(guild.at("/approximate_member_count").asInt()).isEqualTo(5);
        assertThat(guild("").json().has("approximate_member_count")).isFalse();
    }

    @Test
    void shouldShowRolesWithTheBotsOwn() {
        Answer roles = guild("/roles").is(200);

        assertThat(roles.json().findValuesAsText("name"))
                .containsExactly("@everyone", "Moderator", "Admin", "Pteronimbus");
        assertThat(roles.text("/0/id")).isEqualTo(discord.guild());
        assertThat(roles.at("/3/managed").asBoolean()).isTrue();
        assertThat(roles.text("/3/tags/bot_id")).isEqualTo(Discord.CLIENT);
    }

    @Test
    void shouldShowChannelsOfEveryKind() {
        discord.control("POST", "/guilds/" + discord.guild() + "/channels", "{'name':'Games','type':4}")
                .is(201);

        assertThat(guild("/channels").is(200).json().findValuesAsText("name"))
                .containsExactly("general", "server-status", "Lounge", "Games");
    }

    @Test
    void shouldPageThroughMembersByUserId() {
        List<String> found = new ArrayList<>();
        String after = "0";
        for (int page = 0; page < 3; page++) {
            Answer members = guild("/members?limit=2&after=" + after).is(200);
            for (var member : members.json()) {
                after = member.at("/user/id").asText();
                found.add(member.at("/user/username").asText());
            }
        }

        assertThat(found).containsExactly("Pteronimbus", "aurora", "bastian", "celeste", "dmitri");
        assertThat(guild("/members?after=" + after).is(200).json()).isEmpty();
        assertThat(guild("/members").json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?after=x", "/search?query=&limit=2", "/search", "/x"})
    void shouldRefuseWhenMembersAreAskedForWrongly(String rest) {
        guild("/members" + rest).refused(400, 50035);
    }

    @Test
    void shouldNotListMembersWhenIntentIsNotGranted() {
        discord.control("PATCH", "/applications/" + Discord.CLIENT, "{'membersIntent':false}")
                .is(200);

        guild("/members?limit=10").refused(403, 50001);
        guild("/members/" + discord.person("aurora")).is(200);
        assertThat(discord.bot("/applications/@me").at("/flags").asInt()).isZero();
    }

    @Test
    void shouldFindMembersByTheBeginningOfTheirNames() {
        discord.control(
                        "PATCH",
                        "/guilds/" + discord.guild() + "/members/" + discord.person("dmitri"),
                        "{'nick':'Aurelius'}")
                .is(200);

        Answer found = guild("/members/search?query=AUR&limit=10").is(200);

        assertThat(found.json()).hasSize(2);
        assertThat(guild("/members/search?query=AUR").json()).hasSize(1);
    }

    @Test
    void shouldShowOneMember() {
        Answer member = guild("/members/" + discord.person("bastian")).is(200);

        assertThat(member.at("/roles")).hasSize(1);
        assertThat(member.at("/nick").isNull()).isTrue();
        assertThat(member.text("/joined_at")).endsWith("+00:00");
    }

    @Test
    void shouldTellUnknownPeopleFromThoseWhoAreNotMembers() {
        String stranger =
                discord.control("POST", "/people", "{'username':'stranger'}").text("/id");

        guild("/members/" + stranger).refused(404, 10007);
        guild("/members/5").refused(404, 10013);
    }

    @Test
    void shouldTellUnknownGuildsFromThoseWithoutTheBot() {
        String other = discord.control(
                        "POST", "/guilds", "{'name':'Without','ownerId':'" + discord.person("aurora") + "'}")
                .is(201)
                .text("/id");

        discord.bot("/guilds/" + other).refused(403, 50001);
        discord.bot("/guilds/5").refused(404, 10004);
        discord.bot("/guilds/x").refused(400, 50035);
    }

    @Test
    void shouldShowTheGuildWhenBotWasInvitedLater() {
        String other = discord.control(
                        "POST", "/guilds", "{'name':'Without','ownerId':'" + discord.person("aurora") + "'}")
                .text("/id");

        discord.control("PUT", "/guilds/" + other + "/members/" + Discord.CLIENT, "{'permissions':'117760'}")
                .is(201);

        Answer roles = discord.bot("/guilds/" + other + "/roles").is(200);
        assertThat(roles.text("/1/permissions")).isEqualTo("117760");
        discord.control("DELETE", "/guilds/" + other + "/members/" + Discord.CLIENT, "")
                .is(204);
        assertThat(discord.control("GET", "/state", "").at("/guilds/1/roles")).hasSize(1);
    }

    @Test
    void shouldRefuseWhenPersonAsks() {
        String bearer = discord.bearer("aurora", "identify guilds");

        discord.get("/api/v10/guilds/" + discord.guild(), bearer).refused(401, 0);
    }
}
