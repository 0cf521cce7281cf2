package io.pteronimbus.tenant.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Neighbours;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a Discord server becomes a tenant, and by whom. */
@QuarkusTest
class InstallTest {
    private Person owner;
    private Person person;
    private Community community;

    @BeforeEach
    void gather() {
        owner = Person.known("Aurora");
        person = Person.known("Celeste");
        community = new Community("Cloud Riders", owner);
    }

    @Test
    void shouldMakeTheOwnerOfTheGuildItsOwner() {
        // when
        var answer = owner.creates(Map.of("guildId", community.id()));

        // then
        answer.then()
                .statusCode(201)
                .body("name", equalTo("Cloud Riders"))
                .body("guildId", equalTo(community.id()))
                .body("permissions", hasItem("tenant:delete"));
    }

    /** Sooner than the schedule looks. */
    @Test
    void shouldKnowItsMembersAtOnce() {
        // given
        community.join(person.discordId(), community.role("Captains", Community.ADMINISTRATOR));
        // when
        owner.creates(Map.of("guildId", community.id())).then().statusCode(201);
        // then
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        person.request().get("/api/v1/tenants").then().body("items.name", hasItem("Cloud Riders")));
    }

    @Test
    void shouldAnswerTheSameTenantWhenInstalledTwice() {
        // given
        var tenant = community.install(owner);

        // when
        var again = community.install(owner);

        // then
        assertThat(again).isEqualTo(tenant);
    }

    @Test
    void shouldMakeOneTenantWhenManyInstallAtOnce() throws Exception {
        // given
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var installs = Stream.generate(() -> threads.submit(() -> {
                        start.await();
                        return community.install(owner);
                    }))
                    .limit(8)
                    .toList();

            // when
            start.countDown();

            // then
            var tenants = new HashSet<UUID>();
            for (var install : installs) {
                tenants.add(install.get());
            }
            assertThat(tenants).hasSize(1);
        }
    }

    @Test
    void shouldRefuseWhoDoesNotManageTheGuild() {
        // given
        community.join(person.discordId());

        // when
        var answer = person.creates(Map.of("guildId", community.id()));

        // then
        answer.then().statusCode(403);
    }

    @Test
    void shouldFindNothingForWhoIsNotInTheGuild() {
        person.creates(Map.of("guildId", community.id())).then().statusCode(404);
    }

    @Test
    void shouldSayWhatIsMissingWhenTheBotIsNotThere() {
        // given
        community.kickBot();

        // when
        var answer = owner.creates(Map.of("guildId", community.id()));

        // then
        answer.then().statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void shouldSayWhatIsMissingForWhoHasNoDiscordAccount() {
        // given
        var nobody = Person.somebody();
        Neighbours.know(nobody, "Ned", null);

        // when
        var answer = nobody.creates(Map.of("guildId", community.id()));

        // then
        answer.then().statusCode(409).body("code", equalTo("discord-not-linked"));
    }

    @Test
    void shouldSayTryAgainWhenDiscordIsAway() {
        // given
        community.fail(503);

        // when
        var answer = owner.creates(Map.of("guildId", community.id()));

        // then
        answer.then().statusCode(503).body("code", equalTo("dependency-unavailable"));
    }

    @Test
    void shouldListTheGuildsOneManages() {
        // given
        var manager = community.role("Manager", Community.MANAGE_GUILD);
        community.join(person.discordId(), manager);
        var tenant = community.install(owner);

        // when
        var answer = person.request().get("/api/v1/discord/guilds");

        // then
        answer.then().statusCode(200).body("items.size()", equalTo(1));
        assertThat(answer.<String>path("items[0].tenantId")).isEqualTo(tenant.toString());
        assertThat(answer.<String>path("items[0].installUrl")).contains("guild_id=" + community.id());
    }
}
