package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.TestSocket;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A controller with a good credential learns of the servers of its own cluster, and is believed of them alone, whatever it says: what let
 * any node's token read and change the servers of others elsewhere (CVE-2026-26016, GHSA-v97c-v3vw-p5ff).
 */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@SuppressWarnings("NullAway.Init") // set before each test
class ForeignClusterTest extends ConsoleScenario {
    private final String name = Clusters.freshName();
    private String credential;
    private FakeController foreign;

    @BeforeEach
    void enrolAnother() {
        credential = Clusters.joined(name);
        foreign = FakeController.connect(name, credential);
    }

    @AfterEach
    void revokeIt() {
        foreign.close();
        Clusters.delete(name, true);
    }

    @Test
    void shouldBeToldOfItsOwnServersAlone() {
        // given
        var own = Clusters.serverOn(tenant, name);

        // when
        var told = new ArrayList<JsonNode>();
        foreign.next(frame -> {
            told.add(frame);
            return frame.path("server").path("serverId").asText().equals(own.toString());
        });

        // then
        assertThat(told).noneMatch(frame -> frame.toString().contains(serverId.toString()));
    }

    @Test
    void shouldNotBeAbleToRemoveServerThatIsToBeDeletedElsewhere() {
        // given
        tenant.request().delete(tenant.server(serverId)).then().statusCode(202);
        var own = Clusters.serverOn(tenant, name);
        tenant.request().delete(tenant.server(own)).then().statusCode(202);

        // when
        foreign.send(Map.of("type", "deleted", "serverId", serverId));
        foreign.send(Map.of("type", "deleted", "serverId", own));

        // then: both were heard when its own is gone
        Awaitility.await().until(() -> tenant.request().get(tenant.server(own)).statusCode() == 404);
        assertThat(tenant.state(serverId)).isEqualTo("DELETING");
    }

    @Test
    void shouldNotSettleWhatAnotherClusterHasStillToDo() {
        // given
        tenant.request()
                .body(Map.of("action", "stop"))
                .post(tenant.server(serverId) + "/power")
                .then()
                .statusCode(202);
        var own = Clusters.serverOn(tenant, name);
        var waiting = outstanding("local");

        // when
        foreign.acknowledge(serverId, 2);
        foreign.acknowledge(own, 1);

        // then
        Awaitility.await().until(() -> outstanding(name) == 0);
        assertThat(outstanding("local")).isGreaterThanOrEqualTo(waiting);
    }

    @Test
    void shouldNotBeBelievedWhatItPublishesOfOthers() {
        // when
        Cluster.publish(
                saidBy(name, Cluster.seen(tenant.id(), serverId, 1, ServerState.CRASHED)),
                saidBy(name, Cluster.gone(tenant.id(), serverId, 1)));
        Cluster.bring(tenant, serverId, ServerState.STOPPING, 1);

        // then: a server is told of in order, so what it said was heard before
        assertThat(tenant.state(serverId)).isEqualTo("STOPPING");
    }

    @Test
    void shouldNotGetAnothersConsoleWhenItKnowsTheStream() {
        try (var viewer = view()) {
            // given
            viewer.next("state");
            var stream = controller.streamRequest(serverId).path("streamId").asText();

            // when
            try (var stolen =
                    TestSocket.open("/api/v1/link/streams/" + stream, FakeController.headers(name, credential), null)) {
                // then
                assertThat(stolen.closeCode()).isEqualTo(4404);
            }
            try (var mine = FakeController.dialStream(stream)) {
                mine.send(lines("history", "run-1", 1, 2));
                assertThat(numbers(viewer.next("history"))).isEqualTo(List.of(1L, 2L));
            }
        }
        assertThat(foreign.isAskedForStreamWithin(Duration.ofMillis(100))).isFalse();
    }

    private static long outstanding(String cluster) {
        return Clusters.get(cluster).getLong("outstanding.count");
    }

    private static ServerStateChanged saidBy(String cluster, ServerStateChanged said) {
        return new ServerStateChanged(
                said.serverId(),
                said.tenantId(),
                cluster,
                said.resourceUid(),
                said.stateSeq(),
                said.generation(),
                said.state(),
                said.previousState(),
                said.reason(),
                said.message(),
                said.at(),
                said.runId(),
                said.exitCode(),
                said.address(),
                said.deleted());
    }
}
