package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ExternalServerIds;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.events.TenantChanged.Change;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that were made in a cluster itself. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ExternalServerTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

    private final String cluster = Clusters.freshName();
    private final String uid = UUID.randomUUID().toString();
    private Tenant tenant;
    private FakeController controller;

    @BeforeEach
    void connect() {
        tenant = known();
        controller = FakeController.connect(cluster, Clusters.joined(cluster));
    }

    @AfterEach
    void disconnect() {
        controller.close();
        Clusters.patch(cluster, Map.of("placeable", false));
    }

    @Test
    void shouldShowServerThatControllerTellsOf() {
        // when
        change(server(uid, "Survival", running(1)));

        // then
        await("shown", () -> status() == 200);
        tenant.request()
                .get(tenant.server(id()))
                .then()
                .body("origin", equalTo("EXTERNAL"))
                .body("external.namespace", equalTo("ptn-" + tenant.id()))
                .body("external.name", equalTo("survival"))
                .body("external.cluster", equalTo(cluster))
                .body("external.managedBy", equalTo(Map.of("tool", "ARGO_CD", "name", "games")))
                .body("name", equalTo("Survival"))
                .body("templateId", nullValue())
                .body("state", equalTo("RUNNING"))
                .body("stateSeq", equalTo(1))
                .body("desiredState", equalTo("RUNNING"))
                .body("address.port", equalTo(30_001))
                .body("createdAt", equalTo(LONG_AGO.toString()))
                .body("resources", equalTo(Map.of("cpuMillis", 500, "memoryMiB", 256, "diskMiB", 512)))
                .body("$", not(hasKey("image")));
        var told = Cluster.audit(entry -> entry.action().equals("server:create")
                && entry.target() != null
                && entry.target().id().equals(id().toString()));
        assertThat(told.actor()).isEqualTo(new Actor(Actor.Kind.CLUSTER, cluster, cluster));
        assertThat(told.after()).containsEntry("origin", "EXTERNAL");
        assertThat(intents(1)).extracting(ServerIntentChanged::action).containsExactly(Action.CREATE);
        var ours = tenant.createStopped("Ours");
        tenant.request()
                .get(tenant.server(ours))
                .then()
                .body("origin", equalTo("PANEL"))
                .body("$", not(hasKey("external")));
        assertThat(names("EXTERNAL")).containsExactly("Survival");
        assertThat(names("PANEL")).containsExactly("Ours");
        tenant.request()
                .get(tenant.servers() + "?origin=GIT")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("origin")));
    }

    @Test
    void shouldTellOnceWhatIsDeliveredTwice() {
        // given
        var server = server(uid, "Survival", running(1));

        // when
        change(server);
        change(server);
        all(false, server);
        all(false, server);
        change(server(uid, "Creative", running(1)));
        await("renamed", () -> "Creative".equals(name()));

        // then
        assertThat(intents(2)).extracting(ServerIntentChanged::action).containsExactly(Action.CREATE, Action.UPDATE);
        tenant.request().get("/api/v1/tenants/" + tenant.id() + "/usage").then().body("used.servers", equalTo(1));
    }

    @Test
    void shouldTakeStateFromWhicheverWayIsFasterAndNoneTwice() {
        // given: Kafka is faster than the link, and so told of a server nobody knows
        Cluster.publish(transition(2, ServerState.RUNNING));
        change(server(uid, "Survival", state(1, ServerState.STARTING)));
        await("shown", () -> status() == 200);

        // when
        Cluster.publish(transition(3, ServerState.STOPPED));
        await("stopped", () -> tenant.state(id()).equals("STOPPED"));
        change(server(uid, "Survival", running(2)));
        change(server(uid, "Later", running(2)));
        await("renamed", () -> "Later".equals(name()));

        // then
        assertThat(tenant.state(id())).isEqualTo("STOPPED");
        // and when
        change(server(uid, "Later", running(4)));
        // then
        await("runs", () -> tenant.state(id()).equals("RUNNING"));
    }

    @Test
    void shouldRemoveWhatIsGone() {
        // given
        change(server(uid, "Survival", running(1)));
        await("shown", () -> status() == 200);

        // when
        gone(uid);
        gone(uid);

        // then
        await("gone", () -> status() == 404);
        assertThat(intents(2).getLast().action()).isEqualTo(Action.DELETE);
        var removed = Cluster.audit(entry -> entry.action().equals("server:delete")
                && entry.target() != null
                && entry.target().id().equals(id().toString()));
        assertThat(removed.before()).containsEntry("name", "Survival");
        tenant.request().get("/api/v1/tenants/" + tenant.id() + "/usage").then().body("used.servers", equalTo(0));
        var last = Cluster.value(
                Cluster.read(
                                Topics.SERVER_STATE_CHANGED,
                                message -> message.key().equals(id().toString()),
                                1)
                        .getLast(),
                ServerStateChanged.class);
        assertThat(last.deleted()).isTrue();
    }

    @Test
    void shouldRemoveWhatAWholeListDoesNotNameAndNothingOfAnotherCluster() {
        // given
        var second = UUID.randomUUID().toString();
        var other = Clusters.freshName();
        try (var elsewhere = FakeController.connect(other, Clusters.joined(other))) {
            var theirs = UUID.randomUUID().toString();
            elsewhere.send(Map.of("type", "external-changed", "server", server(theirs, "Theirs", null)));
            change(server(uid, "First", null));
            change(server(second, "Second", null));
            var ours = tenant.createStopped("Ours");
            await("three", () -> names().size() == 4);

            // when: the first part says nothing of what is gone, and a list that broke off neither
            all(true, server(second, "Second", null));
            change(server(second, "Second again", null));
            await("renamed", () -> names().contains("Second again"));
            assertThat(names()).contains("First");
            all(false);
            await("gone", () -> names().size() == 3);

            // then
            assertThat(names()).containsExactlyInAnyOrder("Ours", "Second again", "Theirs");
            assertThat(ours).isNotNull();
            // and when: one cluster speaks of the other's
            controller.send(Map.of("type", "external-gone", "tenantId", tenant.id(), "resourceUid", theirs));
            controller.send(Map.of("type", "external-changed", "server", server(theirs, "Stolen", null)));
            // then
            await("its own", () -> names().contains("Stolen"));
            assertThat(names()).contains("Theirs");
            all(false);
            await("its own are gone", () -> names().size() == 2);
            assertThat(names()).containsExactlyInAnyOrder("Ours", "Theirs");
        } finally {
            Clusters.patch(other, Map.of("placeable", false));
        }
    }

    @Test
    void shouldRefuseEveryChangeAfterAuthorisation() {
        // given
        change(server(uid, "Survival", running(1)));
        await("shown", () -> status() == 200);
        var changes = List.of(
                Map.entry(Method.DELETE, ""),
                Map.entry(Method.POST, "/reinstall"),
                Map.entry(Method.POST, "/suspend"),
                Map.entry(Method.POST, "/resume"),
                Map.entry(Method.GET, "/startup"));

        // when // then
        for (var change : changes) {
            var body = change.getValue().equals("/suspend") ? "{}" : "";
            tenant.request()
                    .body(body)
                    .request(change.getKey(), tenant.server(id()) + change.getValue())
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("server-external"))
                    .body("detail", org.hamcrest.Matchers.containsString("survival"));
        }
        for (var action : List.of("start", "stop", "restart", "kill")) {
            tenant.request()
                    .body(Map.of("action", action))
                    .post(tenant.server(id()) + "/power")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("server-external"));
        }
        for (var change : List.of(Map.of("name", "Mine"), Map.of("tags", List.of("event")))) {
            tenant.request()
                    .header("If-Match", "\"1\"")
                    .body(change)
                    .patch(tenant.server(id()))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("server-external"));
        }
        tenant.request()
                .body(Map.of("name", "Copy"))
                .post(tenant.server(id()) + "/clone")
                .then()
                .statusCode(409)
                .body("code", equalTo("server-external"));
        tenant.grant(List.of("server:read"), Map.of());
        tenant.request()
                .body(Map.of("action", "stop"))
                .post(tenant.server(id()) + "/power")
                .then()
                .statusCode(403);
        assertThat(name()).isEqualTo("Survival");
        assertThat(tenant.state(id())).isEqualTo("RUNNING");
    }

    @Test
    void shouldShowServerToItsTenantAlone() {
        // given
        var other = known();
        change(server(uid, "Survival", null));
        await("shown", () -> status() == 200);

        // when // then
        other.request().get(other.server(id())).then().statusCode(404);
        other.request().get(other.servers()).then().body("items", hasSize(0));
        // and when: the same resource is said to be of another tenant
        var moved = new HashMap<>(server(uid, "Stolen", null));
        moved.put("tenantId", other.id());
        change(moved);
        change(server(uid, "Later", null));
        await("renamed", () -> "Later".equals(name()));
        // then
        other.request().get(other.servers()).then().body("items", hasSize(0));
        assertThat(controller.isOpen()).isTrue();
    }

    @Test
    void shouldCountButNeverRefuseForWantOfQuotaAndKeepToTheMost() {
        // given: room for two
        Cluster.publish(limits(tenant, 2));
        await("limited", () -> limit() == 2);

        // when
        IntStream.range(0, 101).forEach(i -> change(server(UUID.randomUUID().toString(), "Server " + i, null)));
        await("taken", () -> used() == 100);
        change(server(uid, "One too many", null));
        var known = known();
        var marker = new HashMap<>(server(UUID.randomUUID().toString(), "Marker", null));
        marker.put("tenantId", known.id());
        change(marker);
        await(
                "all were dealt with",
                () -> known.request()
                                .get(known.servers())
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 1);

        // then
        assertThat(used()).isEqualTo(100);
        assertThat(status()).isEqualTo(404);
        tenant.request()
                .body(Map.of("name", "ours", "template", "minecraft-demo"))
                .post(tenant.servers())
                .then()
                .statusCode(409)
                .body("code", equalTo("quota-exceeded"));
    }

    @Test
    void shouldTakeNothingForATenantNobodyKnows() {
        // given
        var nobodys = Tenant.create();
        var theirs = new HashMap<>(server(UUID.randomUUID().toString(), "Theirs", null));
        theirs.put("tenantId", nobodys.id());

        // when
        change(theirs);
        change(server(uid, "Ours", null));
        await("shown", () -> status() == 200);

        // then
        nobodys.request().get(nobodys.servers()).then().body("items", hasSize(0));
    }

    @Test
    void shouldLeaveNamesFreeAndNeverAskTheControllerForWhatItMadeItself() {
        // given
        change(server(uid, "Survival", null));
        await("shown", () -> status() == 200);

        // when: one of ours is called the same, and in another cluster
        Clusters.patch(cluster, Map.of("placeable", false));
        tenant.createStopped("Survival");
        controller.close();
        controller = FakeController.connect(cluster, rotated());

        // then
        assertThat(names()).containsExactly("Survival", "Survival");
        assertThat(controller.next("snapshot").path("servers")).isEmpty();
        Clusters.admin().get("/api/v1/clusters/" + cluster).then().body("outstanding.count", equalTo(0));
    }

    @Test
    void shouldCloseLinkThatSpeaksNonsense() {
        // given
        var nonsense = new HashMap<>(server(uid, "Survival", null));
        nonsense.put("desiredState", "CRASHED");

        // when
        change(nonsense);

        // then
        await("closed", () -> controller.closeCode() == 4400);
        assertThat(status()).isEqualTo(404);
    }

    private String rotated() {
        return Clusters.join(
                        Clusters.post(cluster, "enrolment").then().extract().path("token"), cluster)
                .then()
                .extract()
                .path("credential");
    }

    private UUID id() {
        return ExternalServerIds.of(cluster, uid);
    }

    private int status() {
        return tenant.request().get(tenant.server(id())).statusCode();
    }

    private String name() {
        return tenant.request().get(tenant.server(id())).jsonPath().getString("name");
    }

    private List<String> names() {
        return tenant.request().get(tenant.servers()).jsonPath().getList("items.name");
    }

    private List<String> names(String origin) {
        return tenant.request()
                .get(tenant.servers() + "?origin=" + origin)
                .jsonPath()
                .getList("items.name");
    }

    private int used() {
        return tenant.request()
                .get("/api/v1/tenants/" + tenant.id() + "/usage")
                .jsonPath()
                .getInt("used.servers");
    }

    private int limit() {
        return tenant.request()
                .get("/api/v1/tenants/" + tenant.id() + "/usage")
                .jsonPath()
                .getInt("limits.servers");
    }

    private List<ServerIntentChanged> intents(int number) {
        return Cluster.read(
                        Topics.SERVER_INTENT_CHANGED, message -> message.key().equals(id().toString()), number)
                .stream()
                .map(message -> Cluster.value(message, ServerIntentChanged.class))
                .toList();
    }

    private void change(Map<String, Object> server) {
        controller.send(Map.of("type", "external-changed", "server", server));
    }

    @SafeVarargs
    private void all(boolean more, Map<String, Object>... servers) {
        controller.send(Map.of("type", "external-servers", "more", more, "servers", List.of(servers)));
    }

    private void gone(String resource) {
        controller.send(Map.of("type", "external-gone", "tenantId", tenant.id(), "resourceUid", resource));
    }

    private Map<String, Object> server(String resource, String name, @Nullable Object state) {
        var server = new HashMap<String, Object>();
        server.put("tenantId", tenant.id());
        server.put("resourceUid", resource);
        server.put("name", "survival");
        server.put("displayName", name);
        server.put("createdAt", LONG_AGO.toString());
        server.put("generation", 1);
        server.put("desiredState", "RUNNING");
        server.put("suspended", false);
        server.put("resources", Map.of("cpuMillis", 500, "memoryMiB", 256, "diskMiB", 512));
        server.put("managedBy", Map.of("tool", "ARGO_CD", "name", "games"));
        server.put("state", state);
        server.put("newer", "field");
        return server;
    }

    private Map<String, Object> running(long seq) {
        return state(seq, ServerState.RUNNING);
    }

    /** Says to be of another server and tenant, which nobody believes. */
    private Map<String, Object> state(long seq, ServerState state) {
        var told = new HashMap<String, Object>();
        told.put("serverId", UUID.randomUUID());
        told.put("tenantId", UUID.randomUUID());
        told.put("cluster", "local");
        told.put("resourceUid", "another");
        told.put("stateSeq", seq);
        told.put("generation", 1);
        told.put("state", state.name());
        told.put("reason", "Because");
        told.put("at", Instant.now().toString());
        told.put("address", Map.of("host", "127.0.0.1", "port", 30_001));
        told.put("deleted", false);
        return told;
    }

    private ServerStateChanged transition(long seq, ServerState state) {
        return new ServerStateChanged(
                id(),
                tenant.id(),
                cluster,
                uid,
                seq,
                1,
                state,
                null,
                "Because",
                null,
                Instant.now(),
                null,
                null,
                null,
                false);
    }

    private static TenantChanged limits(Tenant tenant, int servers) {
        var limits = new TenantChanged.Limits(servers, 800_000, 1_638_400, 10_240_000, 50);
        return new TenantChanged(tenant.id(), Change.LIMITS, 1_001L - servers, "Crew", "crew", limits, Instant.now());
    }

    private static Tenant known() {
        var tenant = Tenant.create();
        Cluster.publish(limits(tenant, 1_000));
        await(
                "known",
                () -> tenant.request()
                                .get("/api/v1/tenants/" + tenant.id() + "/usage")
                                .jsonPath()
                                .getInt("limits.servers")
                        == 1_000);
        return tenant;
    }

    private static void await(String what, Callable<Boolean> holds) {
        org.awaitility.Awaitility.await(what)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(25))
                .until(holds);
    }
}
