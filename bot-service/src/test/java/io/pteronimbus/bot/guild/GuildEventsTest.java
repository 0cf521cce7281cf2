package io.pteronimbus.bot.guild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.bot.support.SimulatedDiscord;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.Topics;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GuildEventsTest {

    @BeforeEach
    void connect() {
        SimulatedDiscord.awaitSession();
    }

    @AfterEach
    void heal() {
        SimulatedDiscord.heal();
        SimulatedDiscord.membersIntent(true);
        SimulatedDiscord.gateway(Map.of("dropHeartbeatAcks", false));
    }

    @Test
    void shouldTellTheWholeGuildWhenTheBotIsAdded() {
        // given
        var guild = SimulatedDiscord.guild("Cloud Riders");
        var role = SimulatedDiscord.role(guild, "Pilots");
        // when
        SimulatedDiscord.join(guild, SimulatedDiscord.CLIENT);
        // then
        var event = events(guild, 1).getFirst();
        assertThat(event.path("change").asText()).isEqualTo("GUILD");
        assertThat(event.at("/guild/id").asText()).isEqualTo(guild);
        assertThat(event.at("/guild/name").asText()).isEqualTo("Cloud Riders");
        assertThat(event.at("/guild/membersListed").asBoolean()).isTrue();
        assertThat(roles(event)).contains(guild, role);
    }

    @Test
    void shouldTellTheGuildAnewWhenItOrARoleChanges() {
        // given
        var guild = SimulatedDiscord.guildWithBot("Before");
        events(guild, 1);
        // when
        SimulatedDiscord.rename(guild, "After");
        var renamed =
                awaitEvent(guild, event -> event.at("/guild/name").asText().equals("After"));
        var role = SimulatedDiscord.role(guild, "New");
        awaitEvent(guild, event -> roles(event).contains(role));
        SimulatedDiscord.deleteRole(guild, role);
        // then
        assertThat(renamed.path("change").asText()).isEqualTo("GUILD");
        var all = events(guild, 4);
        assertThat(roles(all.getLast())).doesNotContain(role);
        assertThat(all.getLast().at("/guild/name").asText()).isEqualTo("After");
    }

    @Test
    void shouldTellOfMembersWhenTheyComeChangeAndGo() {
        // given
        var guild = SimulatedDiscord.guildWithBot("Members");
        var role = SimulatedDiscord.role(guild, "Pilots");
        var person = SimulatedDiscord.person("Kim");
        // when
        SimulatedDiscord.join(guild, person);
        var joined =
                awaitEvent(guild, event -> event.at("/member/userId").asText().equals(person));
        SimulatedDiscord.change(guild, person, Map.of("nick", "Captain", "roles", List.of(role)));
        var changed =
                awaitEvent(guild, event -> event.at("/member/name").asText().equals("Captain"));
        SimulatedDiscord.leave(guild, person);
        var gone = awaitEvent(guild, event -> event.path("change").asText().equals("MEMBER_GONE"));
        // then
        assertThat(joined.path("change").asText()).isEqualTo("MEMBER");
        assertThat(joined.at("/member/name").asText()).isEqualTo("Kim");
        assertThat(changed.at("/member/roleIds/0").asText()).isEqualTo(role);
        assertThat(gone.path("userId").asText()).isEqualTo(person);
    }

    @Test
    void shouldTellThatItIsGoneWhenTheBotIsKicked() {
        // given
        var guild = SimulatedDiscord.guildWithBot("Kicked");
        events(guild, 1);
        // when
        SimulatedDiscord.leave(guild, SimulatedDiscord.CLIENT);
        // then
        awaitEvent(guild, event -> event.path("change").asText().equals("GONE"));
    }

    @Test
    void shouldSayNothingOfAnOutage() {
        // given
        var guild = SimulatedDiscord.guildWithBot("Outage");
        events(guild, 1);
        // when
        SimulatedDiscord.outage(guild, true);
        SimulatedDiscord.outage(guild, false);
        // then: the guild came back, and that is all
        assertThat(events(guild, 2))
                .allMatch(event -> event.path("change").asText().equals("GUILD"));
    }

    @Test
    void shouldMissNothingWhenTheConnectionIsCut() {
        // given
        var guild = SimulatedDiscord.guildWithBot("Cut");
        var session = SimulatedDiscord.awaitSession();
        events(guild, 1);
        // when
        SimulatedDiscord.disturb(Map.of("action", "drop"));
        SimulatedDiscord.rename(guild, "Renamed meanwhile");
        // then
        awaitEvent(guild, event -> event.at("/guild/name").asText().equals("Renamed meanwhile"));
        assertThat(SimulatedDiscord.awaitSession()).isEqualTo(session);
    }

    @Test
    void shouldResumeWhenDiscordAsksToReconnect() {
        // given
        var guild = SimulatedDiscord.guildWithBot("Reconnect");
        var session = SimulatedDiscord.awaitSession();
        // when
        SimulatedDiscord.disturb(Map.of("action", "reconnect"));
        SimulatedDiscord.rename(guild, "Reconnected");
        // then
        awaitEvent(guild, event -> event.at("/guild/name").asText().equals("Reconnected"));
        assertThat(SimulatedDiscord.awaitSession()).isEqualTo(session);
    }

    @Test
    void shouldFindOutWhoIsGoneWhenTheSessionIsInvalid() {
        // given
        var kept = SimulatedDiscord.guildWithBot("Kept");
        var left = SimulatedDiscord.guildWithBot("Left");
        events(kept, 1);
        events(left, 1);
        var session = SimulatedDiscord.awaitSession();
        SimulatedDiscord.gateway(Map.of("muteDispatches", true));
        SimulatedDiscord.leave(left, SimulatedDiscord.CLIENT);
        SimulatedDiscord.gateway(Map.of("muteDispatches", false));
        // when
        SimulatedDiscord.disturb(Map.of("action", "invalidate"));
        // then
        awaitEvent(left, event -> event.path("change").asText().equals("GONE"));
        assertThat(SimulatedDiscord.awaitSession(true, session)).isNotEqualTo(session);
        assertThat(events(kept, 2))
                .allMatch(event -> event.path("change").asText().equals("GUILD"));
    }

    @Test
    void shouldTellThatItListensAnewWhenASessionBeginsAndNotWhenItGoesOn() {
        // given
        var session = SimulatedDiscord.awaitSession();
        var guild = SimulatedDiscord.guildWithBot("Listening");
        var before = listening(1);
        // when
        SimulatedDiscord.disturb(Map.of("action", "reconnect"));
        SimulatedDiscord.rename(guild, "Goes on");
        awaitEvent(guild, event -> event.at("/guild/name").asText().equals("Goes on"));
        // then
        assertThat(listening(before.size())).hasSameSizeAs(before);
        // and when
        SimulatedDiscord.disturb(Map.of("action", "invalidate"));
        // then
        assertThat(SimulatedDiscord.awaitSession(true, session)).isNotEqualTo(session);
        assertThat(listening(before.size() + 1).getLast().path("at").asText())
                .isGreaterThan(before.getLast().path("at").asText());
    }

    @Test
    void shouldConnectAnewWhenHeartbeatsAreNotAnswered() {
        // given
        var guild = SimulatedDiscord.guildWithBot("Zombie");
        events(guild, 1);
        var before = passages();
        // when
        SimulatedDiscord.gateway(Map.of("dropHeartbeatAcks", true));
        await().atMost(Duration.ofSeconds(20)).until(() -> passages() > before);
        SimulatedDiscord.gateway(Map.of("dropHeartbeatAcks", false));
        // then
        SimulatedDiscord.awaitSession();
        SimulatedDiscord.rename(guild, "Alive");
        awaitEvent(guild, event -> event.at("/guild/name").asText().equals("Alive"));
    }

    @Test
    void shouldGoOnWithoutMembersWhenTheIntentIsNotGranted() {
        // given
        var session = SimulatedDiscord.awaitSession();
        var guild = SimulatedDiscord.guildWithBot("Unlisted");
        events(guild, 1);
        // when
        SimulatedDiscord.membersIntent(false);
        SimulatedDiscord.disturb(Map.of("action", "invalidate"));
        // then
        var without = SimulatedDiscord.awaitSession(false, session);
        awaitEvent(
                guild,
                event -> event.path("change").asText().equals("GUILD")
                        && !event.at("/guild/membersListed").asBoolean());
        // and it asks again
        SimulatedDiscord.membersIntent(true);
        assertThat(SimulatedDiscord.awaitSession(true, without)).isNotEmpty();
    }

    /** How many sessions were resumed. */
    private static double passages() {
        var metrics = given().get("/q/metrics").asString();
        return metrics.lines()
                .filter(line -> line.startsWith("pteronimbus_bot_events_total") && line.contains("resumed"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static List<JsonNode> listening(int count) {
        return Topic.keyed(Topics.GUILD_CHANGED, GuildChanged.EVERY_GUILD, count);
    }

    private static List<JsonNode> events(String guild, int count) {
        return Topic.keyed(Topics.GUILD_CHANGED, guild, count);
    }

    private static JsonNode awaitEvent(String guild, Predicate<JsonNode> wanted) {
        return Topic.await(
                        Topics.GUILD_CHANGED,
                        1,
                        event -> event.path("guildId").asText().equals(guild) && wanted.test(event))
                .getFirst();
    }

    private static List<String> roles(JsonNode event) {
        return StreamSupport.stream(event.at("/guild/roles").spliterator(), false)
                .map(role -> role.path("id").asText())
                .toList();
    }
}
