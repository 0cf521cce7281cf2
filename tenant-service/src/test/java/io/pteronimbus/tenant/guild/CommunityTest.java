package io.pteronimbus.tenant.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.Topics;
import io.pteronimbus.events.UserChanged;
import io.pteronimbus.platform.security.PermissionKeys;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Neighbours;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Discord server as a tenant: what happens there decides here. */
@QuarkusTest
class CommunityTest {
    private final GuildSync sync;
    private final RedisDataSource redis;
    private Person owner;
    private Person person;
    private Community community;

    CommunityTest(GuildSync sync, RedisDataSource redis) {
        this.sync = sync;
        this.redis = redis;
    }

    @BeforeEach
    void gather() {
        owner = Person.known("Aurora");
        person = Person.known("Celeste");
        community = new Community("Cloud Riders", owner);
    }

    @Nested
    class Roles {

        @Test
        void shouldLetInByAMappedRoleAndOutWhenItIsTakenAway() {
            // given
            var mods = community.role("Mods", 0);
            community.join(person.discordId(), mods);
            var tenant = community.install(owner);
            sync.sync(tenant);
            person.request().get("/api/v1/tenants/" + tenant).then().statusCode(404);

            // when
            map(tenant, mods, BuiltInRole.MODERATOR);

            // then
            assertThat(permissions(tenant)).isEqualTo(BuiltInRole.MODERATOR.permissions());
            var why = person.request().get("/api/v1/tenants/" + tenant + "/members/" + person.id() + "/permissions");
            why.then()
                    .body("permissions[0].sources[0].kind", equalTo("DISCORD_ROLE"))
                    .body("permissions[0].sources[0].discordRole", equalTo("Mods"));
            // and when
            community.join(person.discordId());
            community.tellMember(person.discordId());
            // then
            awaitNoAccess(tenant);
        }

        @Test
        void shouldTakeTheGrantsAlongWhenTheRoleIsDeleted() {
            // given
            var mods = community.role("Mods", 0);
            community.join(person.discordId(), mods);
            var tenant = community.install(owner);
            sync.sync(tenant);
            map(tenant, mods, BuiltInRole.OPERATOR);
            assertThat(permissions(tenant)).contains("server:kill");

            // when
            community.deleteRole(mods);
            community.tellGuild();

            // then
            awaitNoAccess(tenant);
            owner.request()
                    .get("/api/v1/tenants/" + tenant + "/role-mappings")
                    .then()
                    .body("items.name", equalTo(List.of("@everyone")));
        }

        @Test
        void shouldLetInWhoJoinsWithoutAnInvitation() {
            // given
            var tenant = community.install(owner);
            map(tenant, community.id(), BuiltInRole.VIEWER);
            person.request().get("/api/v1/tenants/" + tenant).then().statusCode(404);

            // when
            community.join(person.discordId());
            community.tellMember(person.discordId());

            // then
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(permissions(tenant)).isEqualTo(BuiltInRole.VIEWER.permissions()));
            person.request().get("/api/v1/tenants").then().body("items.id", equalTo(List.of(tenant.toString())));
        }

        @Test
        void shouldEndAccessOfWhoLeavesWhetherToldOrRead() {
            // given
            var tenant = community.install(owner);
            community.join(person.discordId());
            map(tenant, community.id(), BuiltInRole.VIEWER);
            sync.sync(tenant);
            assertThat(permissions(tenant)).isNotEmpty();

            // when
            community.leave(person.discordId());
            sync.sync(tenant);

            // then
            awaitNoAccess(tenant);
        }

        @ParameterizedTest
        @ValueSource(longs = {Community.ADMINISTRATOR, Community.MANAGE_GUILD})
        void shouldMakeAdminsOfWhoManagesTheGuild(long bits) {
            // given
            var managers = community.role("Managers", bits);
            community.join(person.discordId(), managers);
            var tenant = community.install(owner);

            // when
            sync.sync(tenant);

            // then
            assertThat(permissions(tenant)).isEqualTo(BuiltInRole.ADMIN.permissions());
        }

        @Test
        void shouldLetWhoManagesRolesPassOnNothingTheyDoNotHold() {
            // given
            var managers = community.role("Managers", Community.MANAGE_ROLES);
            community.join(person.discordId(), managers);
            var tenant = community.install(owner);
            sync.sync(tenant);
            var viewer = roleId(tenant, BuiltInRole.VIEWER);

            // when
            var answer = person.request()
                    .body(Map.of("roleIds", List.of(viewer)))
                    .put("/api/v1/tenants/" + tenant + "/role-mappings/" + managers);

            // then
            answer.then().statusCode(403).body("code", equalTo("forbidden"));
            assertThat(permissions(tenant)).doesNotContain("server:read");
        }

        @Test
        void shouldFollowWhenADiscordAccountIsUnlinked() {
            // given
            var tenant = community.install(owner);
            community.join(person.discordId());
            map(tenant, community.id(), BuiltInRole.VIEWER);
            sync.sync(tenant);
            assertThat(permissions(tenant)).isNotEmpty();

            // when
            var told = new UserChanged(person.id(), 2, "Celeste", person.email(), null, Instant.now());
            Community.publish(Topics.USER_CHANGED, person.id().toString(), told);

            // then
            awaitNoAccess(tenant);
        }
    }

    @Nested
    class WithoutTheListOfMembers {

        @Test
        void shouldAskAboutEachActiveMemberAndNotAgainSoon() {
            // given
            community.listNoMembers();
            community.join(person.discordId());
            var tenant = community.install(owner);
            map(tenant, community.id(), BuiltInRole.VIEWER);

            // when
            var first = permissions(tenant);
            for (var i = 0; i < 5; i++) {
                person.request().get("/api/v1/tenants/" + tenant).then().statusCode(200);
            }

            // then
            assertThat(first).isEqualTo(BuiltInRole.VIEWER.permissions());
            assertThat(Neighbours.asked("/internal/guilds/" + community.id() + "/members/" + person.discordId()))
                    .isEqualTo(1);
        }

        /** Open sockets are looked at every half a minute: that is part of the five minutes. */
        @Test
        void shouldAskAgainSoEarlyThatOpenSocketsEndWithinFiveMinutes() {
            // given
            community.listNoMembers();
            var tenant = community.install(owner);
            owner.request().get("/api/v1/tenants/" + tenant).then().statusCode(200);
            assertThat(redis.key().ttl(PermissionKeys.of(tenant, owner.id(), false)))
                    .isPositive()
                    .isLessThanOrEqualTo(4 * 60 + 30 - 5);
            var path = "/internal/guilds/" + community.id() + "/members/" + owner.discordId();
            var before = Neighbours.asked(path);

            // when
            Database.update(tenant, "update guild_member set checked_at = now() - interval '265 seconds'");
            owner.request().get("/api/v1/tenants/" + tenant + "/members/" + owner.id() + "/permissions");

            // then
            assertThat(Neighbours.asked(path)).isEqualTo(before + 1);
        }
    }

    @Nested
    class Faults {

        @Test
        void shouldSuspendWhenTheBotIsKickedAndResumeWhenItIsBack() {
            // given
            var tenant = community.install(owner);

            // when
            community.kickBot();
            community.tellGone();

            // then
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> owner.request()
                            .get("/api/v1/tenants/" + tenant)
                            .then()
                            .body("status", equalTo("SUSPENDED"))
                            .body("statusReason", equalTo("BOT_REMOVED")));
            owner.request()
                    .body(Map.of("name", "New", "permissions", List.of()))
                    .post("/api/v1/tenants/" + tenant + "/roles")
                    .then()
                    .statusCode(403);
            // and when
            community.inviteBot();
            community.tellGuild();
            // then
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> owner.request()
                            .get("/api/v1/tenants/" + tenant)
                            .then()
                            .body("status", equalTo("ACTIVE")));
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 429, 500, 503})
        void shouldKeepWhatWasKnownAndSayThatItIsOldWhenDiscordIsIll(int status) {
            // given
            var tenant = community.install(owner);
            sync.sync(tenant);
            community.fail(status);

            // when
            Database.update(tenant, "update guild set synced_at = now() - interval '20 minutes'");
            var answer = owner.request().post("/api/v1/tenants/" + tenant + "/sync");

            // then
            answer.then().statusCode(503);
            owner.request()
                    .get("/api/v1/tenants/" + tenant + "/guild")
                    .then()
                    .statusCode(200)
                    .body("stale", equalTo(true))
                    .body("problem", equalTo("discord-away"));
        }

        @Test
        void shouldTrustDiscordNoMoreWhenItWasSilentForADay() {
            // given
            var tenant = community.install(owner);
            community.join(person.discordId());
            map(tenant, community.id(), BuiltInRole.VIEWER);
            sync.sync(tenant);

            // when
            Database.update(tenant, "update guild set checked_at = now() - interval '25 hours'");
            Database.update(tenant, "update guild_member set checked_at = now() - interval '25 hours'");

            // then
            person.request().get("/api/v1/tenants/" + tenant).then().statusCode(404);
        }
    }

    private void map(UUID tenant, String discordRole, BuiltInRole role) {
        owner.request()
                .body(Map.of("roleIds", List.of(roleId(tenant, role))))
                .put("/api/v1/tenants/" + tenant + "/role-mappings/" + discordRole)
                .then()
                .statusCode(200);
    }

    private String roleId(UUID tenant, BuiltInRole role) {
        return owner.request()
                .get("/api/v1/tenants/" + tenant + "/roles")
                .path("items.find { it.builtIn == '" + role + "' }.id");
    }

    private Set<String> permissions(UUID tenant) {
        var answer = person.request().get("/api/v1/tenants/" + tenant + "/members/" + person.id() + "/permissions");
        return answer.statusCode() == 200 ? Set.copyOf(answer.<List<String>>path("permissions.permission")) : Set.of();
    }

    private void awaitNoAccess(UUID tenant) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        person.request().get("/api/v1/tenants/" + tenant).then().statusCode(404));
    }
}
