package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.ServerStats;
import io.pteronimbus.events.Topics;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told how many play, and how often. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class LivePlayersTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");

    private final UUID tenantId = UUID.randomUUID();
    private final UUID serverId = UUID.randomUUID();
    private final UUID reader = People.member(tenantId, "server:read");

    @TestHTTPResource
    URI service;

    private LiveClient open(UUID person) throws InterruptedException {
        return LiveClient.open(service, TestTokens.access(person), null);
    }

    private static void play(UUID tenant, UUID server, @Nullable Integer online, Instant at) {
        send(tenant, server, online, new ServerStats.Usage(250, 300), at);
    }

    private static void send(
            UUID tenant, UUID server, @Nullable Integer online, ServerStats.@Nullable Usage usage, Instant at) {
        var sample = new ServerStats(
                server,
                tenant,
                "local",
                1,
                "run",
                at,
                online == null ? null : new ServerStats.Players(online, 20, List.of("Alex")),
                usage,
                null,
                false);
        // the same key for all of a test, so that they keep their order
        Events.send(Topics.SERVER_STATS, "test", sample.eventId(), Events.json(sample));
    }

    /** The consumer reads from now on: it has to be there first. */
    @BeforeEach
    void untilSomebodyListens() throws InterruptedException {
        var warm = UUID.randomUUID();
        try (var client = open(People.member(warm, "server:read"))) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        play(warm, UUID.randomUUID(), 1, START);
                        return client.hints().contains("server-stats");
                    });
        }
    }

    /** What is told until a server's sample that comes last. */
    private List<JsonObject> told(LiveClient client, UUID tenant) throws InterruptedException {
        var last = UUID.randomUUID();
        play(tenant, last, 9, START);
        var all = new ArrayList<JsonObject>();
        for (var hint = client.nextHint(); !isOf(hint, last); hint = client.nextHint()) {
            all.add(hint.getJsonObject("data"));
        }
        return all;
    }

    private static boolean isOf(JsonObject hint, UUID server) {
        return hint.getJsonObject("data").getString("serverId").equals(server.toString());
    }

    @Test
    void shouldTellHowManyPlayAndNotWho() throws InterruptedException {
        try (var client = open(reader)) {
            // when
            play(tenantId, serverId, 3, START);
            // then
            assertThat(told(client, tenantId))
                    .containsExactly(new JsonObject("{\"serverId\":\"" + serverId + "\",\"tenantId\":\"" + tenantId
                            + "\",\"players\":{\"online\":3,\"max\":20},\"at\":\"" + START + "\"}"));
        }
    }

    @Test
    void shouldTellWhatServerUsesToThoseAloneWhoMayMeasureIt() throws InterruptedException {
        // given
        var measures = People.member(tenantId, "server:read", "metric:read");
        var elsewhere = UUID.randomUUID();
        var subuser = People.member(
                tenantId, "server:read@" + serverId, "server:read@" + elsewhere, "metric:read@" + elsewhere);
        try (var all = open(measures);
                var some = open(subuser)) {
            // when
            play(tenantId, serverId, 3, START);
            play(tenantId, elsewhere, 4, START);
            // then
            assertThat(told(all, tenantId)).hasSize(2).allSatisfy(LivePlayersTest::isMeasured);
            play(tenantId, elsewhere, 5, START.plusSeconds(1));
            var first = some.nextHint().getJsonObject("data");
            var second = some.nextHint().getJsonObject("data");
            assertThat(first.getString("serverId")).isEqualTo(serverId.toString());
            assertThat(first.containsKey("cpuMillis") || first.containsKey("memoryMiB"))
                    .isFalse();
            assertThat(second.getString("serverId")).isEqualTo(elsewhere.toString());
            isMeasured(second);
        }
    }

    private static void isMeasured(JsonObject data) {
        assertThat(data.getInteger("cpuMillis")).isEqualTo(250);
        assertThat(data.getInteger("memoryMiB")).isEqualTo(300);
    }

    @Test
    void shouldSayThatUseIsUnknownWhereClusterDoesNotMeasure() throws InterruptedException {
        // given
        try (var client = open(People.member(tenantId, "server:read", "metric:read"))) {
            // when
            send(tenantId, serverId, 3, null, START);
            // then
            assertThat(told(client, tenantId).getFirst().encode()).contains("\"cpuMillis\":null", "\"memoryMiB\":null");
        }
    }

    @Test
    void shouldTellNoMoreOftenBecauseUseChanges() throws InterruptedException {
        try (var client = open(People.member(tenantId, "server:read", "metric:read"))) {
            // when
            for (var second = 0; second < 60; second += 10) {
                send(tenantId, serverId, 3, new ServerStats.Usage(second, second), START.plusSeconds(second));
            }
            // then
            assertThat(told(client, tenantId)).hasSize(1);
        }
    }

    @Test
    void shouldTellNewsAtOnceAndTheSameOnceAMinute() throws InterruptedException {
        try (var client = open(reader)) {
            // when: the third is late
            var numbers = new ArrayList<@Nullable Integer>();
            for (var second : List.of(0, 20, 10, 40, 59, 60, 80)) {
                play(tenantId, serverId, 3, START.plusSeconds(second));
            }
            play(tenantId, serverId, 4, START.plusSeconds(90));
            play(tenantId, serverId, null, START.plusSeconds(100));
            play(tenantId, serverId, null, START.plusSeconds(110));
            told(client, tenantId).forEach(data -> {
                var players = data.getJsonObject("players");
                numbers.add(players == null ? null : players.getInteger("online"));
            });
            // then: a viewer who is slow may be told the newest only
            assertThat(numbers).endsWith((Integer) null).isSubsetOf(3, 4, null);
            assertThat(numbers.size()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void shouldTellNobodyWhoMayNotReadTheServer() throws InterruptedException {
        // given
        var blind = People.member(tenantId, "member:read");
        var elsewhere = UUID.randomUUID();
        var foreign = People.member(elsewhere, "server:read");
        People.allow(blind, elsewhere, "server:read");
        try (var notReading = open(blind);
                var away = open(foreign)) {
            // when
            play(tenantId, serverId, 3, START);
            // then
            for (var client : List.of(notReading, away)) {
                assertThat(told(client, elsewhere))
                        .noneMatch(data -> data.getString("serverId").equals(serverId.toString()));
            }
        }
    }
}
