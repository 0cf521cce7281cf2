package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.infrastructure.Topic;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class LiveTest {
    private final UUID tenantId = UUID.randomUUID();
    private final UUID serverId = UUID.randomUUID();
    private final UUID member = People.member(tenantId, "server:read");

    @TestHTTPResource
    URI service;

    @Inject
    RedisDataSource redis;

    @Test
    void shouldTellWhatHappensWhenSocketIsOpen() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            Events.send(Events.state(tenantId, serverId, 1, ServerState.STARTING));
            Events.send(Events.state(tenantId, serverId, 2, ServerState.RUNNING));
            // then
            var first = client.next();
            assertThat(first.getString("type")).isEqualTo("server-state");
            assertThat(first.getString("cursor")).isNotBlank();
            assertThat(first.getJsonObject("data").getString("state")).isEqualTo("STARTING");
            assertThat(first.getJsonObject("data").getString("tenantId")).isEqualTo(tenantId.toString());
            assertThat(client.next().getJsonObject("data").getString("state")).isEqualTo("RUNNING");
        }
    }

    /** It is part of the log, which not everybody may read who sees the server. */
    @Test
    void shouldNotTellWhatGameSaidWhenItCrashed() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            Events.send(Events.crash(tenantId, serverId, 1, List.of("the password is swordfish")));
            // then
            var told = client.next();
            assertThat(told.getJsonObject("data").getString("state")).isEqualTo("CRASHED");
            assertThat(told.getJsonObject("data").getInteger("exitCode")).isEqualTo(137);
            assertThat(told.encode()).doesNotContain("swordfish", "lastLines");
        }
        var kept = RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.access(member))
                .get("/api/v1/tenants/" + tenantId + "/events")
                .asString();
        assertThat(kept).contains("CRASHED").doesNotContain("swordfish", "lastLines");
    }

    @Test
    void shouldTellOfOwnTenantsAloneWhenOthersAreBusy() throws InterruptedException {
        // given
        var foreign = UUID.randomUUID();
        var blind = UUID.randomUUID();
        People.allow(member, blind, "audit:read");
        try (var client = open(member, null)) {
            // when
            Events.send(Events.state(foreign, serverId, 1, ServerState.RUNNING));
            awaitPosition(foreign, 1);
            Events.send(Events.state(blind, serverId, 2, ServerState.RUNNING));
            awaitPosition(blind, 1);
            Events.send(Events.state(tenantId, serverId, 3, ServerState.RUNNING));
            // then
            assertThat(client.nextSequences(1)).containsExactly(3L);
        }
    }

    @Test
    void shouldTellOfGrantedServerAloneWhenPersonHasNoMore() throws InterruptedException {
        // given
        var guest = People.member(tenantId, "server:read@" + serverId);
        String cursor;
        try (var client = open(guest, null)) {
            cursor = client.cursor();
            Events.send(Events.state(tenantId, UUID.randomUUID(), 1, ServerState.RUNNING));
            awaitPosition(tenantId, 1);
            // when
            Events.send(Events.state(tenantId, serverId, 2, ServerState.RUNNING));
            // then
            assertThat(client.nextSequences(1)).containsExactly(2L);
        }
        try (var client = open(guest, cursor)) {
            assertThat(client.nextSequences(1)).containsExactly(2L);
        }
    }

    @Test
    void shouldReplayNothingWhenPermissionWasLostMeanwhile() throws InterruptedException {
        // given
        var other = UUID.randomUUID();
        People.allow(member, other, "server:read");
        String cursor;
        try (var client = open(member, null)) {
            cursor = client.cursor();
        }
        Events.send(Events.state(tenantId, serverId, 1, ServerState.RUNNING));
        awaitPosition(tenantId, 1);
        People.allow(member, tenantId);
        Events.send(Events.state(other, serverId, 2, ServerState.RUNNING));
        awaitPosition(other, 1);
        // when
        try (var client = open(member, cursor)) {
            // then
            assertThat(client.nextSequences(1)).containsExactly(2L);
            assertThat(client.hearsNothing()).isTrue();
        }
    }

    /** CVE-2025-68954: open sockets outlived the permission. */
    @Test
    void shouldFollowAccessWhenItChanges() throws InterruptedException {
        // given
        var gained = UUID.randomUUID();
        try (var client = open(member, null)) {
            // when
            People.allow(member, tenantId);
            People.allow(member, gained, "server:read");
            awaitSequence(client, gained, () -> Events.accessChanged(gained, member, null));
            Events.send(Events.state(tenantId, serverId, 5_000, ServerState.RUNNING));
            awaitPosition(tenantId, 1);
            Events.send(Events.state(gained, serverId, 6_000, ServerState.RUNNING));
            // then
            long heard;
            do {
                heard = client.nextSequences(1).getFirst();
                assertThat(heard).isNotEqualTo(5_000L);
            } while (heard != 6_000L);
        }
    }

    @Test
    void shouldAddTenantWhenSuperAdminAsks() throws InterruptedException {
        // given
        var admin = UUID.randomUUID();
        var uri = "/api/v1/live?tenant=" + tenantId;
        try (var client = open(LiveClient.options(service, uri, TestTokens.superAdmin(admin)));
                var stranger = open(LiveClient.options(service, uri, TestTokens.access(UUID.randomUUID())))) {
            client.next();
            stranger.next();
            // when
            Events.send(Events.state(tenantId, serverId, 1, ServerState.RUNNING));
            // then
            assertThat(client.nextSequences(1)).containsExactly(1L);
            assertThat(stranger.hearsNothing()).isTrue();
        }
        // and then
        var entry = Topic.await(
                        "audit-entry",
                        1,
                        found -> found.at("/tenantId").asText().equals(tenantId.toString()))
                .getFirst();
        assertThat(entry.at("/action").asText()).isEqualTo("override:server:read");
        assertThat(entry.at("/actor/id").asText()).isEqualTo(admin.toString());
    }

    @Test
    void shouldHearWhenNudgeWasLost() throws Exception {
        // given
        try (var client = open(member, null)) {
            // when
            RawDatabase.inSystem("insert into feed_position values ('" + tenantId + "', 1)");
            RawDatabase.inSystem("insert into feed_item values ('" + tenantId
                    + "', 1, 'server-state', null, '{\"stateSeq\":7}', now())");
            // then
            assertThat(client.nextSequences(1)).containsExactly(7L);
        }
    }

    @Test
    void shouldIgnoreWhenNudgeMakesNoSense() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            redis.pubsub(String.class).publish("feed:wake", "nonsense");
            redis.pubsub(String.class).publish("feed:wake", tenantId + " x");
            Events.send(Events.state(tenantId, serverId, 1, ServerState.RUNNING));
            // then
            assertThat(client.nextSequences(1)).containsExactly(1L);
        }
    }

    private LiveClient open(UUID userId, @org.jspecify.annotations.Nullable String since) throws InterruptedException {
        return LiveClient.open(service, TestTokens.access(userId), since);
    }

    private static LiveClient open(io.vertx.core.http.WebSocketConnectOptions options) {
        return LiveClient.open(options);
    }

    private static void awaitPosition(UUID tenantId, long position) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            try (var connection = RawDatabase.asApplication()) {
                RawDatabase.execute(connection, "set app.tenant = '" + tenantId + "'");
                assertThat(RawDatabase.count(connection, "feed_item where position = " + position))
                        .isEqualTo(1);
            }
        });
    }

    /** Repeats the change, and items of the tenant, until the client hears of them. */
    private static void awaitSequence(LiveClient client, UUID tenantId, Runnable change) {
        var server = UUID.randomUUID();
        var seq = new long[] {0};
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    change.run();
                    Events.send(Events.state(tenantId, server, ++seq[0], ServerState.RUNNING));
                    return !client.hearsNothing();
                });
    }
}
