package io.pteronimbus.bot.guild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.bot.MembersIntent;
import io.pteronimbus.bot.support.SimulatedDiscord;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The very JSON that tenant-service reads ({@code BotClient}), field by field: whoever changes it changes both. */
@QuarkusTest
class TenantServiceContractTest {
    private final ObjectMapper json;
    private final MembersIntent intent;

    TenantServiceContractTest(ObjectMapper json, MembersIntent intent) {
        this.json = json;
        this.intent = intent;
    }

    @BeforeEach
    void connect() {
        SimulatedDiscord.awaitSession();
        await().until(intent::isGranted);
    }

    @Test
    void shouldTellAGuild() throws IOException {
        // given
        var owner = SimulatedDiscord.person("Aurora");
        var guild = SimulatedDiscord.guild("Cloud Riders", owner);
        var role = SimulatedDiscord.role(guild, Map.of("name", "Pilots", "color", 255, "permissions", "32"));
        SimulatedDiscord.join(guild, SimulatedDiscord.CLIENT, Map.of("permissions", "0"));
        // then
        assertAnswer("/guilds/" + guild, """
                {"id":"%1$s","name":"Cloud Riders","icon":null,"ownerId":"%2$s","membersListed":true,"roles":[
                  {"id":"%1$s","name":"@everyone","color":0,"position":0,"permissions":"%4$s","managed":false},
                  {"id":"%3$s","name":"Pilots","color":255,"position":1,"permissions":"32","managed":false}]}
                """.formatted(guild, owner, role, everyone(guild)));
    }

    @Test
    void shouldTellAMemberAloneAndInAPage() throws IOException {
        // given
        var owner = SimulatedDiscord.person("Aurora");
        var guild = SimulatedDiscord.guild("Cloud Riders", owner);
        var role = SimulatedDiscord.role(guild, "Pilots");
        var person = SimulatedDiscord.person("Celeste");
        SimulatedDiscord.join(guild, SimulatedDiscord.CLIENT);
        SimulatedDiscord.join(guild, person);
        SimulatedDiscord.change(guild, person, Map.of("nick", "Captain", "roles", List.of(role)));
        var member = """
                {"userId":"%s","name":"Captain","roleIds":["%s"],"bot":false}
                """.formatted(person, role);
        // then
        assertAnswer("/guilds/" + guild + "/members/" + person, member);
        var before = Long.toString(Long.parseLong(person) - 1);
        assertAnswer("/guilds/" + guild + "/members?after=" + before + "&limit=1000", "{\"items\":[" + member + "]}");
    }

    @Test
    void shouldTellTheApplication() throws IOException {
        var answer = json.readTree(ask("/application"));
        assertThat(answer.fieldNames()).toIterable().containsExactlyInAnyOrder("clientId", "installUrl");
        assertThat(answer.path("clientId").isTextual()).isTrue();
        assertThat(answer.path("installUrl").asText()).contains("?client_id=" + SimulatedDiscord.CLIENT + "&");
    }

    private String everyone(String guild) throws IOException {
        return json.readTree(ask("/guilds/" + guild)).at("/roles/0/permissions").asText();
    }

    private void assertAnswer(String path, String expected) throws IOException {
        assertThat(json.readTree(ask(path))).isEqualTo(json.readTree(expected));
    }

    private static String ask(String path) {
        return given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "bot-service"))
                .get("/internal" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
