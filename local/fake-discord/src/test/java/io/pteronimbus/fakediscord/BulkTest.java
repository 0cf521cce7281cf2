package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkTest {

    @RegisterExtension
    final Discord discord = new Discord();

    private String guild() {
        return "/guilds/" + discord.guild();
    }

    @Test
    void shouldMakeALargeCommunityThatCanBeListed() {
        Answer made = discord.control("POST", guild() + "/bulk", "{'members':10000,'roles':246,'rolesEach':3}")
                .is(201);
        assertThat(made.at("/members").asInt()).isEqualTo(10_005);
        assertThat(made.at("/roles").asInt()).isEqualTo(250);

        Set<String> found = new HashSet<>();
        int roles = 0;
        String after = "0";
        while (true) {
            JsonNode page = discord.bot(guild() + "/members?limit=1000&after=" + after)
                    .is(200)
                    .json();
            if (page.isEmpty()) {
                break;
            }
            for (JsonNode member : page) {
                found.add(member.at("/user/id").asText());
                roles += member.path("roles").size();
            }
            after = page.path(page.size() - 1).at("/user/id").asText();
        }

        assertThat(found).hasSize(10_005);
        assertThat(roles).isBetween(29_000, 30_010);
        assertThat(discord.bot(guild() + "/roles").json()).hasSize(250);
        assertThat(discord.control("GET", "/state", "").at("/guilds/0/members")).hasSize(10_005);
        discord.control("POST", guild() + "/bulk", "{'roles':1}").refused(400, 30000);
        discord.control("POST", guild() + "/bulk", "{'members':10000}").refused(400, 30000);
        assertThat(discord.control("GET", "/state", "").at("/guilds/0/members")).hasSize(10_005);
    }

    @Test
    void shouldGiveTheSameRolesWhenSeedIsTheSame() {
        String[] given = new String[3];
        for (int i = 0; i < 3; i++) {
            discord.control("POST", "/reset", "").is(204);
            discord.control("POST", guild() + "/bulk", "{'members':20,'roles':20,'seed':" + (i == 2 ? 7 : 3) + "}")
                    .is(201);
            JsonNode state = discord.control("GET", "/state", "").at("/guilds/0");
            StringBuilder names = new StringBuilder();
            for (JsonNode member : state.path("members")) {
                for (JsonNode role : member.path("roles")) {
                    for (JsonNode each : state.path("roles")) {
                        names.append(
                                each.path("id").equals(role) ? each.path("name").asText() + ";" : "");
                    }
                }
            }
            given[i] = names.toString();
        }

        assertThat(given[0]).isEqualTo(given[1]).isNotEqualTo(given[2]);
    }

    @Test
    void shouldTellNobody() {
        try (Bot bot = Bot.ready(discord, Bot.GUILDS | Bot.MEMBERS)) {
            discord.control("POST", guild() + "/bulk", "{'members':5,'roles':5}")
                    .is(201);

            assertThat(bot.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'members':20001}",
                "{'roles':250}",
                "{'members':-1}",
                "{'rolesEach':51}",
                "{'prefix':''}",
                "{'prefix':'abcdefghijklmnopqrstuvwxyz'}",
                "{'nonsense':1}"
            })
    void shouldRefuseWhenInputIsWrong(String body) {
        discord.control("POST", guild() + "/bulk", body).refused(400, 50035);
    }
}
