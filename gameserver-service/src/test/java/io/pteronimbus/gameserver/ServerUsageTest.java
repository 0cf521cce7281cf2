package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.stream.XAddArgs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What several servers used, told at once. Samples are put where {@code StatsTest} sees them arrive. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerUsageTest {
    private static final int STEP = 120;

    private final Tenant tenant = Tenant.create();
    /** When the step that goes on now began. */
    private final Instant step = Instant.ofEpochSecond(Instant.now().getEpochSecond() / STEP * STEP);

    private void measured(UUID server, Instant at, Map<String, String> fields) {
        Tenant.redis().stream(String.class)
                .xadd(
                        "gameserver:stats:" + tenant.id() + ":" + server,
                        new XAddArgs().id(at.toEpochMilli() + "-1"),
                        fields);
    }

    private ValidatableResponse usage(String token, UUID... servers) {
        return Tenant.as(token)
                .queryParam("server", Arrays.stream(servers).map(UUID::toString).toList())
                .get(tenant.servers() + "/usage")
                .then();
    }

    @Test
    void shouldTellTheMeanOfEachStepAndNothingWhereNothingWasMeasured() {
        // given
        var server = tenant.createStopped("Lobby");
        var rest = tenant.createStopped("Rest");
        measured(server, step.minusSeconds(STEP * 30), Map.of("c", "9000", "r", "9000")); // more than an hour ago
        measured(server, step.minusSeconds(STEP * 29), Map.of("c", "100", "r", "300", "o", "1", "m", "20"));
        measured(server, step.minusSeconds(STEP * 2), Map.of("c", "200", "r", "500"));
        measured(server, step.minusSeconds(STEP * 2 - 20), Map.of("c", "400", "r", "501"));
        measured(server, step.minusSeconds(STEP * 2 - 40), Map.of("-", ""));
        measured(server, step.minusSeconds(STEP), Map.of("o", "3", "m", "20"));

        // when
        var told = usage(tenant.token(), server, rest, server).statusCode(200);

        // then
        told.body("servers.serverId", contains(server.toString(), rest.toString()));
        // the clock may have gone into the next step meanwhile
        var from = Instant.parse(told.extract().path("servers[0].from"));
        var late = (int) (Duration.between(step.minusSeconds(STEP * 29), from).toSeconds() / STEP);
        told.body("servers[0].stepSeconds", equalTo(STEP))
                .body("servers[0].cpuMillis", hasSize(30))
                .body("servers[0].cpuMillis[" + (27 - late) + "]", equalTo(300))
                .body("servers[0].memoryMiB[" + (27 - late) + "]", equalTo(501)) // 500.5
                .body("servers[0].players[" + (27 - late) + "]", nullValue())
                .body("servers[0].players[" + (28 - late) + "]", equalTo(3))
                .body("servers[0].cpuMillis[" + (28 - late) + "]", nullValue())
                .body("servers[1].cpuMillis", everyItem(nullValue()))
                .body("servers[1].players", hasSize(30));
        List<Integer> cpu = told.extract().path("servers[0].cpuMillis");
        assertThat(cpu).doesNotContain(9000);
        if (late == 0) {
            assertThat(cpu.getFirst()).isEqualTo(100);
        }
    }

    @Test
    void shouldTellOfThoseServersAloneThatOneMayMeasure() {
        // given
        var theirs = tenant.createStopped("Theirs");
        var onlyRead = tenant.createStopped("Only read");
        var hidden = tenant.createStopped("Hidden");
        var other = Tenant.create();
        var foreign = other.createStopped("Foreign");
        var subuser = UUID.randomUUID();
        tenant.grant(
                subuser,
                Set.of(),
                Map.of(
                        theirs.toString(), Set.of("metric:read"),
                        onlyRead.toString(), Set.of("server:read"),
                        foreign.toString(), Set.of("metric:read")));

        // then
        usage(TestTokens.access(subuser), hidden, theirs, onlyRead, foreign, UUID.randomUUID())
                .statusCode(200)
                .body("servers.serverId", contains(theirs.toString()));
        usage(tenant.token(), foreign, hidden).statusCode(200).body("servers.serverId", contains(hidden.toString()));
        usage(tenant.token(), foreign).statusCode(200).body("servers", empty());
    }

    @Test
    void shouldRefuseWhoMayMeasureNothingOrIsNoMember() {
        // given
        var server = tenant.createStopped("Lobby");
        var reader = UUID.randomUUID();
        tenant.grant(reader, Set.of("server:read"), Map.of());

        // then
        usage(TestTokens.access(reader), server).statusCode(403);
        var elsewhere = Tenant.create();
        Tenant.as(tenant.token())
                .queryParam("server", server)
                .get(elsewhere.servers() + "/usage")
                .then()
                .statusCode(503); // nobody answers for tenant-service here: closed
    }

    @Test
    void shouldRefuseNoneTooManyAndWhatIsNoId() {
        var path = tenant.servers() + "/usage";
        tenant.request()
                .get(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("server"))
                .body("errors[0].code", equalTo("required"));
        tenant.request()
                .queryParam("server", Collections.nCopies(61, UUID.randomUUID().toString()))
                .get(path)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("too-many"))
                .body("errors[0].params.max", equalTo(60));
        tenant.request()
                .queryParam(
                        "server",
                        Stream.generate(UUID::randomUUID)
                                .limit(60)
                                .map(UUID::toString)
                                .toList())
                .get(path)
                .then()
                .statusCode(200)
                .body("servers", empty());
        tenant.request()
                .queryParam("server", "lobby")
                .get(path)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("invalid-format"));
    }
}
