package io.pteronimbus.tenant.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.GuildChanged.Change;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Discord that is ill, dies in the middle, or says things twice. */
@QuarkusTest
class DiscordFaultsTest {
    private final GuildSync sync;
    private Person owner;
    private Person first;
    private Person second;
    private Community community;

    DiscordFaultsTest(GuildSync sync) {
        this.sync = sync;
    }

    @BeforeEach
    void gather() {
        owner = Person.known("Aurora");
        first = Person.known("Celeste");
        second = Person.known("Dmitri");
        community = new Community("Cloud Riders", owner);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 429, 503, Community.HANGS_UP, Community.SAYS_NOTHING})
    void shouldServeWhatWasKnownUntilItIsTooOldWhenDiscordIsIll(int fault) {
        // given
        var third = Person.known("Edith");
        List.of(first, second, third).forEach(person -> community.join(person.discordId()));
        var tenant = installed();
        community.fail(fault);
        // when
        age(tenant, Duration.ofHours(23));
        // then
        assertThatThrownBy(() -> sync.sync(tenant)).isInstanceOf(ProblemException.class);
        seenBy(first, tenant).statusCode(200);
        var guild = owner.request().get("/api/v1/tenants/" + tenant + "/guild");
        guild.then().statusCode(200).body("stale", equalTo(true)).body("problem", equalTo("discord-away"));
        assertThat(Instant.parse(guild.path("checkedAt")))
                .isBetween(
                        Instant.now().minus(Duration.ofHours(23).plusMinutes(2)),
                        Instant.now().minus(Duration.ofHours(23).minusMinutes(2)));
        // and when
        age(tenant, Duration.ofHours(25));
        // then
        seenBy(second, tenant).statusCode(404);
        // and when
        community.fail(0);
        sync.sync(tenant);
        // then
        seenBy(third, tenant).statusCode(200);
        owner.request()
                .get("/api/v1/tenants/" + tenant + "/guild")
                .then()
                .body("stale", equalTo(false))
                .body("problem", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 404})
    void shouldTakeNobodyOutWhenReadingEndsInTheMiddle(int fault) {
        // given: the two are on pages of their own, and somebody else has left
        community.join(first.discordId());
        community.joinMany(2 * Bot.PAGE);
        community.join(second.discordId());
        var tenant = installed();
        community.failAfter(1, fault);
        // when
        try {
            sync.sync(tenant);
        } catch (ProblemException discordAway) {
            assertThat(fault).isEqualTo(503);
        }
        // then
        seenBy(first, tenant).statusCode(200);
        seenBy(second, tenant).statusCode(200);
        // and when: it is read to the end
        community.fail(0);
        community.leave(second.discordId());
        sync.sync(tenant);
        // then
        seenBy(first, tenant).statusCode(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> seenBy(second, tenant).statusCode(404));
    }

    @Test
    void shouldEndWhereTheNewestWordIsWhenThingsAreToldTwiceAndLate() {
        // given
        var role = community.role("Mods", 0);
        var tenant = community.install(owner);
        sync.sync(tenant);
        map(tenant, role, BuiltInRole.VIEWER);
        var now = Instant.now();
        var given = member(first, now.plusMillis(1), role);
        var taken = member(first, now.plusMillis(2));
        var kept = member(second, now.plusMillis(3), role);
        // when
        List.of(given, given, taken, given, kept, kept, taken, given).forEach(Community::tell);
        Community.tell(renamed(now.plusMillis(4)));
        // then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> owner.request()
                        .get("/api/v1/tenants/" + tenant + "/guild")
                        .then()
                        .body("name", equalTo("Told last")));
        seenBy(first, tenant).statusCode(404);
        seenBy(second, tenant).statusCode(200);
    }

    @Test
    void shouldStayAsItIsWhenAnOldWordOfTheBotsLeavingComesLate() {
        // given
        var before = Instant.now().minusSeconds(60);
        var tenant = installed();
        // when
        Community.tell(new GuildChanged(community.id(), Change.GONE, null, null, null, before));
        Community.tell(renamed(Instant.now()));
        // then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> owner.request()
                        .get("/api/v1/tenants/" + tenant + "/guild")
                        .then()
                        .body("name", equalTo("Told last")));
        owner.request().get("/api/v1/tenants/" + tenant).then().body("status", equalTo("ACTIVE"));
    }

    /** As a tenant that everybody in the guild may look at, and that was read whole. */
    private UUID installed() {
        var tenant = community.install(owner);
        map(tenant, community.id(), BuiltInRole.VIEWER);
        sync.sync(tenant);
        return tenant;
    }

    private void map(UUID tenant, String discordRole, BuiltInRole role) {
        var roleId = owner.request()
                .get("/api/v1/tenants/" + tenant + "/roles")
                .<String>path("items.find { it.builtIn == '" + role + "' }.id");
        owner.request()
                .body(Map.of("roleIds", List.of(roleId)))
                .put("/api/v1/tenants/" + tenant + "/role-mappings/" + discordRole)
                .then()
                .statusCode(200);
    }

    /** Discord has said nothing for so long. */
    private static void age(UUID tenant, Duration age) {
        var then = "now() - interval '" + age.toMinutes() + " minutes'";
        Database.update(tenant, "update guild set checked_at = " + then + ", synced_at = " + then);
        Database.update(tenant, "update guild_member set checked_at = " + then);
    }

    private GuildChanged member(Person person, Instant at, String... roles) {
        var member = new GuildChanged.Member(person.discordId(), "Kim", List.of(roles), false);
        return new GuildChanged(community.id(), Change.MEMBER, null, member, null, at);
    }

    private GuildChanged renamed(Instant at) {
        return new GuildChanged(community.id(), Change.GUILD, community.named("Told last"), null, null, at);
    }

    private static ValidatableResponse seenBy(Person person, UUID tenant) {
        return person.request().get("/api/v1/tenants/" + tenant).then();
    }
}
