package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@SuppressWarnings("NullAway.Init") // set before each test
class StatsTest extends ConsoleScenario {
    private Instant now;

    @BeforeEach
    void takeTheTime() {
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private ServerStats sample(Instant at, @Nullable Integer online) {
        return new ServerStats(
                serverId,
                tenant.id(),
                "local",
                1,
                "run-1",
                at,
                online == null ? null : new ServerStats.Players(online, 20, List.of("Alex")),
                new ServerStats.Usage(250, 300),
                null,
                false);
    }

    private ServerStats stopDue(long generation, String cluster, Instant at) {
        return new ServerStats(
                serverId,
                tenant.id(),
                cluster,
                generation,
                "run-1",
                at,
                new ServerStats.Players(0, 20, List.of()),
                null,
                at.minusSeconds(600),
                true);
    }

    /** Returns when all that was published before has been taken. */
    private void passOn(ServerStats... samples) {
        for (var sample : samples) {
            Cluster.publish(Topics.SERVER_STATS, sample.serverId().toString(), Cluster.json(sample));
        }
        // of the same server, so in the same partition
        var last = now.plusSeconds(30);
        Cluster.publish(Topics.SERVER_STATS, serverId.toString(), Cluster.json(sample(last, 17)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        samplesOf("1h").stream().anyMatch(s -> last.toString().equals(s.get("at"))));
    }

    private List<Map<String, Object>> samplesOf(String range) {
        return tenant.request()
                .get(tenant.server(serverId) + "/metrics?range=" + range)
                .then()
                .statusCode(200)
                .extract()
                .path("samples");
    }

    @Test
    void shouldTellWhatWasMeasuredWhenSamplesCame() {
        // when
        passOn(
                sample(now.minus(Duration.ofMinutes(59)), 1),
                sample(now.minus(Duration.ofMinutes(10)), null),
                sample(now.minusSeconds(20), 3));

        // then
        tenant.request()
                .get(tenant.server(serverId) + "/metrics")
                .then()
                .body("range", equalTo("1h"))
                .body("samples", hasSize(4))
                .body("samples.players", contains(1, null, 3, 17))
                .body("samples.cpuMillis", contains(250, 250, 250, 250))
                .body("samples[0].memoryMiB", equalTo(300))
                .body("samples[0].maxPlayers", equalTo(20));
        assertThat(samplesOf("15m")).hasSize(3);
        assertThat(samplesOf("5m")).hasSize(2);
    }

    @Test
    void shouldTellWhoPlays() {
        // when
        passOn();

        // then
        tenant.request()
                .get(tenant.server(serverId) + "/players")
                .then()
                .statusCode(200)
                .body("online", equalTo(17))
                .body("max", equalTo(20))
                .body("names", contains("Alex"))
                .body("at", equalTo(now.plusSeconds(30).toString()));
        tenant.request().get(tenant.server(serverId)).then().body("players", equalTo(Map.of("online", 17, "max", 20)));
        tenant.request()
                .get(tenant.servers())
                .then()
                .body("items[0].players", equalTo(Map.of("online", 17, "max", 20)));
    }

    @Test
    void shouldKnowNothingOfPlayersWhenServerDoesNotRun() {
        // given
        passOn();

        // when
        Cluster.bring(tenant, serverId, ServerState.CRASHED, 1);

        // then
        tenant.request().get(tenant.server(serverId)).then().body("players", nullValue());
        tenant.request()
                .get(tenant.server(serverId) + "/players")
                .then()
                .statusCode(200)
                .body("online", nullValue())
                .body("names", empty());
    }

    @Test
    void shouldNotCountTwiceWhatComesTwice() {
        // given
        var once = sample(now.minusSeconds(20), 3);

        // when
        passOn(once, once, sample(now.minusSeconds(40), 5));

        // then
        assertThat(samplesOf("1h")).extracting(s -> s.get("players")).containsExactly(3, 17);
    }

    @Test
    void shouldLeaveOutWhatIsOfAnotherTimeClusterOrTenant() {
        // given
        var other = Tenant.create();

        // when
        passOn(
                sample(now.minus(Duration.ofHours(2)), 1),
                sample(now.plus(Duration.ofHours(2)), 2),
                stopDue(1, "another", now),
                new ServerStats(
                        serverId,
                        other.id(),
                        "local",
                        1,
                        "run-1",
                        now,
                        new ServerStats.Players(4, 4, List.of()),
                        null,
                        null,
                        true));

        // then
        assertThat(samplesOf("1h")).hasSize(1);
        assertThat(tenant.state(serverId)).isEqualTo("RUNNING");
    }

    @Test
    void shouldKeepNoMoreThanAnHourOfSamples() {
        // given
        var start = now.minus(Duration.ofMinutes(55));

        // when
        passOn(java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> sample(start.plusSeconds(6L * i), i))
                .toArray(ServerStats[]::new));

        // then
        assertThat(samplesOf("1h")).hasSizeBetween(240, 400);
    }

    @Test
    void shouldStopServerOnceWhenNobodyPlayedForLongEnough() {
        // given
        var due = stopDue(1, "local", now.minusSeconds(1));

        // when
        passOn(due, due, stopDue(1, "local", now));

        // then
        tenant.request()
                .get(tenant.server(serverId))
                .then()
                .body("state", equalTo("STOPPING"))
                .body("desiredState", equalTo("STOPPED"))
                .body("generation", equalTo(2));
        var audited = Cluster.read(
                Topics.AUDIT_ENTRY,
                message -> message.value().contains(serverId.toString())
                        && message.value().contains("server:stop"),
                1);
        assertThat(audited).hasSize(1);
        assertThat(audited.getFirst().value())
                .contains("\"reason\":\"empty\"", "\"kind\":\"SERVICE\"", "\"outcome\":\"SUCCESS\"");
    }

    @Test
    void shouldNotStopServerWhenWordIsOld() {
        // when
        passOn(stopDue(1, "local", now.minus(Duration.ofMinutes(3))));

        // then
        assertThat(tenant.state(serverId)).isEqualTo("RUNNING");
    }

    @Test
    void shouldNotStopServerWhenItsIntentIsNewer() {
        // given
        tenant.request()
                .body("{\"action\":\"restart\"}")
                .post(tenant.server(serverId) + "/power")
                .then()
                .statusCode(202);

        // when
        passOn(stopDue(1, "local", now.minusSeconds(2)), stopDue(2, "local", now.minusSeconds(1)));
        Cluster.bring(tenant, serverId, ServerState.RUNNING, 2);
        passOn();

        // then
        assertThat(tenant.state(serverId)).isEqualTo("RUNNING");
        tenant.request().get(tenant.server(serverId)).then().body("generation", equalTo(2));
    }

    @Test
    void shouldShowViewersHowServerFares() {
        // given
        var watcher = UUID.randomUUID();
        tenant.grant(watcher, Set.of("server:read", "console:read"), Map.of());
        try (var all = view();
                var some = view(TestTokens.access(watcher))) {
            all.next(f -> f.path("type").asText().equals("state"));
            some.next(f -> f.path("type").asText().equals("state"));

            // when
            passOn();
            var seen = all.next(f -> f.path("type").asText().equals("stats"));
            var seenBySome = some.next(f -> f.path("type").asText().equals("stats"));

            // then
            assertThat(seen.path("players").path("online").asInt()).isEqualTo(17);
            assertThat(seen.path("cpuMillis").asInt()).isEqualTo(250);
            assertThat(seen.path("memoryMiB").asInt()).isEqualTo(300);
            assertThat(seenBySome.path("players").path("max").asInt()).isEqualTo(20);
            assertThat(seenBySome.has("cpuMillis")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2h", "1", "-1h", "1H"})
    void shouldRefuseRangesThatAreNone(String range) {
        tenant.request()
                .get(tenant.server(serverId) + "/metrics?range=" + range)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"));
    }

    @Test
    void shouldAskForPermissions() {
        // given
        var reader = UUID.randomUUID();
        tenant.grant(reader, Set.of("server:read"), Map.of());
        var foreign = Tenant.create();

        // then
        for (var path : List.of("/metrics", "/players")) {
            Tenant.as(TestTokens.access(reader))
                    .get(tenant.server(serverId) + path)
                    .then()
                    .statusCode(403);
            foreign.request().get(foreign.server(serverId) + path).then().statusCode(404);
        }
    }
}
