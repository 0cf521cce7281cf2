package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.events.CloudEventHeaders;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ObservationTest {

    @Test
    void shouldShowWhatControllerSawWhenItIsPublished() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStarted("Lobby");

        tenant.request()
                .get(tenant.server(id))
                .then()
                .body("stateSeq", equalTo(0))
                .body("$", hasKey("resourceUid"))
                .body("resourceUid", nullValue());

        // when
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);

        // then
        tenant.request()
                .get(tenant.server(id))
                .then()
                .body("generation", equalTo(1))
                .body("stateReason", equalTo("BecauseRUNNING"))
                .body("stateMessage", equalTo("a message"))
                .body("stateSeq", equalTo(1))
                .body("resourceUid", equalTo("uid-" + id))
                .body("address", equalTo(Map.of("host", "127.0.0.1", "port", 30_000)));
    }

    @Test
    void shouldKeepNewIntentWhenOlderObservationComesLate() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStarted("Lobby");
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);
        power(tenant, id, "stop").statusCode(202);

        // when
        Cluster.publish(
                Cluster.seen(tenant.id(), id, 1, ServerState.CRASHED),
                Cluster.seen(tenant.id(), id, 1, ServerState.RUNNING));
        var marker = tenant.createStarted("Marker");
        Cluster.publish(Cluster.seen(tenant.id(), id, 1, ServerState.STARTING));
        Cluster.bring(tenant, marker, ServerState.RUNNING, 1);

        // then
        assertThat(tenant.state(id)).isEqualTo("STOPPING");
        Cluster.bring(tenant, id, ServerState.STOPPED, 2);
        power(tenant, id, "start").statusCode(202);
    }

    @Test
    void shouldRemoveServerAndGiveQuotaBackOnceWhenItIsGone() {
        // given
        var tenant = Tenant.create();
        for (var i = 0; i < 5; i++) {
            tenant.createStopped("server " + i);
        }
        String first = tenant.request().get(tenant.servers()).then().extract().path("items[0].id");
        var id = UUID.fromString(first);
        tenant.request().delete(tenant.server(id)).then().statusCode(202).body("state", equalTo("DELETING"));
        tenant.request().delete(tenant.server(id)).then().statusCode(202);
        power(tenant, id, "kill").statusCode(409).body("code", equalTo("conflict"));

        // when
        var gone = Cluster.gone(tenant.id(), id, 1);
        Cluster.publish(gone, gone, Cluster.gone(tenant.id(), id, 1));
        Awaitility.await().until(() -> tenant.request().get(tenant.server(id)).statusCode() == 404);

        // then
        tenant.createStopped("one more");
        tenant.request()
                .body(Map.of("name", "too many", "template", "minecraft-demo"))
                .post(tenant.servers())
                .then()
                .statusCode(409)
                .body("code", equalTo("quota-exceeded"));
    }

    @Test
    void shouldTellThatServerIsGoneWhenItNeverHadAResource() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");
        tenant.request().delete(tenant.server(id)).then().statusCode(202);

        // when
        try (var controller = FakeController.connect()) {
            controller.send(Map.of("type", "deleted", "serverId", id));
            controller.send(Map.of("type", "deleted", "serverId", id));
            Awaitility.await()
                    .until(() -> tenant.request().get(tenant.server(id)).statusCode() == 404);
        }

        // then
        var told = states(id, 1).getFirst();
        assertThat(told.deleted()).isTrue();
        assertThat(told.state()).isEqualTo(ServerState.DELETING);
        assertThat(told.tenantId()).isEqualTo(tenant.id());
        assertThat(told.generation()).isEqualTo(2);
        var marker = Cluster.seen(tenant.id(), id, 1, ServerState.UNKNOWN);
        Cluster.publish(marker);
        assertThat(states(id, 2)).containsExactly(told, marker);
    }

    @Test
    void shouldTellNextTransitionWhenServerIsGoneAfterItsResource() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStarted("Lobby");
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);
        Cluster.publish(Cluster.gone(tenant.id(), id, 1));
        Awaitility.await().until(() -> tenant.state(id).equals("UNKNOWN"));
        tenant.request().delete(tenant.server(id)).then().statusCode(202);

        // when
        try (var controller = FakeController.connect()) {
            controller.send(Map.of("type", "deleted", "serverId", id));
            Awaitility.await()
                    .until(() -> tenant.request().get(tenant.server(id)).statusCode() == 404);
        }

        // then: with the id of the transition that the resource would have had next, so that it is never told beside
        // that
        var told = states(id, 3).getLast();
        assertThat(told.deleted()).isTrue();
        assertThat(told.resourceUid()).isEqualTo("uid-" + id);
        assertThat(told.stateSeq()).isEqualTo(3);
    }

    @Test
    void shouldGoOnWhenMessageIsPoison() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStarted("Lobby");
        var mark = UUID.randomUUID().toString();

        // when
        Cluster.publish(Topics.SERVER_STATE_CHANGED, id.toString(), "{nonsense " + mark);
        Cluster.publish(Topics.SERVER_STATE_CHANGED, id.toString(), "null");
        Cluster.publish(Topics.SERVER_STATE_CHANGED, id.toString(), "{\"serverId\":null}");
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);

        // then
        var dead = Cluster.read(
                Topics.SERVER_STATE_CHANGED + "-dlq", message -> message.value().contains(mark), 1);
        assertThat(dead).hasSize(1);
        assertThat(Cluster.header(dead.getFirst(), "dead-letter-reason")).contains("not a ServerStateChanged");
    }

    @Test
    void shouldTellIntentsInOrderWhenAccepted() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStarted("Lobby");

        // when
        power(tenant, id, "kill").statusCode(202);
        tenant.request().delete(tenant.server(id)).then().statusCode(202);

        // then
        var told = Cluster.read(
                Topics.SERVER_INTENT_CHANGED, message -> message.key().equals(id.toString()), 3);
        assertThat(told)
                .extracting(message -> message.value().replaceAll(".*\"action\":\"(\\w+)\".*", "$1"))
                .containsExactly("CREATE", "KILL", "DELETE");
        assertThat(told)
                .extracting(message -> message.value().replaceAll(".*\"generation\":(\\d+).*", "$1"))
                .containsExactly("1", "2", "3");
        assertThat(Cluster.header(told.getFirst(), CloudEventHeaders.TYPE))
                .isEqualTo("io.pteronimbus.server-intent-changed.v1");
        var audited = Cluster.read(
                Topics.AUDIT_ENTRY, message -> message.key().equals(tenant.id().toString()), 3);
        assertThat(audited)
                .extracting(message -> message.value().replaceAll(".*\"action\":\"([\\w:]+)\".*", "$1"))
                .containsExactly("server:create", "server:kill", "server:delete");
        assertThat(audited.get(1).value()).contains("\"before\":{", "\"after\":{");
    }

    @Test
    void shouldHoldToNewestLimitsWhenTenantChanges() {
        // given
        var tenant = Tenant.create();
        limits(tenant, 2, 1);
        limits(tenant, 1, 100);

        // when
        var marker = Tenant.create();
        limits(marker, 1, 0);
        Awaitility.await()
                .until(() -> marker.request()
                                .body(Map.of("name", UUID.randomUUID().toString(), "template", "minecraft-demo"))
                                .post(marker.servers())
                                .statusCode()
                        == 409);
        tenant.createStopped("one");

        // then
        tenant.request()
                .body(Map.of("name", "two", "template", "minecraft-demo"))
                .post(tenant.servers())
                .then()
                .statusCode(409)
                .body("code", equalTo("quota-exceeded"))
                .body("detail", equalTo("This would make 2 servers; 1 are allowed."));
    }

    private static List<ServerStateChanged> states(UUID serverId, int number) {
        return Cluster.read(
                        Topics.SERVER_STATE_CHANGED, message -> message.key().equals(serverId.toString()), number)
                .stream()
                .map(message -> Cluster.value(message, ServerStateChanged.class))
                .toList();
    }

    private static void limits(Tenant tenant, long version, int servers) {
        Cluster.publish(new TenantChanged(
                tenant.id(),
                TenantChanged.Change.LIMITS,
                version,
                "Tenant",
                "tenant",
                new TenantChanged.Limits(servers, 64_000, 64_000, 640_000, 5),
                Instant.now()));
    }

    private static io.restassured.response.ValidatableResponse power(Tenant tenant, UUID id, String action) {
        return tenant.request()
                .body("{\"action\":\"" + action + "\"}")
                .post(tenant.server(id) + "/power")
                .then();
    }
}
