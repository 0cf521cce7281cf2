package io.pteronimbus.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.Topics;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class FeedTest {
    private final UUID tenantId = UUID.randomUUID();
    private final UUID serverId = UUID.randomUUID();
    private final UUID reader = People.member(tenantId, "server:read");

    @Test
    void shouldTakeEachTransitionOnceWhenDeliveredAgain() {
        // given
        var starting = Events.state(tenantId, serverId, 1, ServerState.STARTING);
        Events.send(starting);
        Events.send(starting);
        // when
        Events.send(Events.state(tenantId, serverId, 2, ServerState.RUNNING));
        Events.send(starting);
        Events.send(Events.state(tenantId, serverId, 3, ServerState.STOPPING));
        // then
        awaitStates("STOPPING", "RUNNING", "STARTING");
        events(reader, "")
                .then()
                .body("items[2].type", equalTo("server-state"))
                .body("items[2].data.serverId", equalTo(serverId.toString()))
                .body("items[2].data.stateSeq", equalTo(1))
                .body("items[2].data.address.port", equalTo(25565))
                .body("items[2].data.cluster", equalTo(null))
                .body("items[2].data.resourceUid", equalTo("uid-" + serverId));
    }

    @Test
    void shouldTakeIntentOnceWhenDeliveredAgain() {
        // given
        var withId = Events.intent(tenantId, serverId, 1);
        var withoutId = Events.intent(tenantId, serverId, 2);
        var id = UUID.randomUUID();
        // when
        Events.send(withId, id);
        Events.send(withId, id);
        Events.send(withoutId, null);
        Events.send(withoutId, null);
        Events.send(Events.intent(tenantId, serverId, 3), UUID.randomUUID());
        // then
        awaitItems("data.generation", List.of(3, 2, 1));
        events(reader, "")
                .then()
                .body("items[0].type", equalTo("server-intent"))
                .body("items[0].data.actor.name", equalTo("Ada"));
    }

    @Test
    void shouldNotBelieveClusterThatServerIsNotOn() {
        // given
        Events.send(Events.intent(tenantId, serverId, 1), UUID.randomUUID());
        awaitItems("type", List.of("server-intent"));
        var mine = Events.state(tenantId, serverId, 1, ServerState.RUNNING);
        var forged = new JsonObject(new String(
                        Events.json(Events.state(tenantId, serverId, 2, ServerState.CRASHED)), StandardCharsets.UTF_8))
                .put("cluster", "elsewhere")
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        var ofAnotherTenant = UUID.randomUUID();
        // when
        Events.send(Topics.SERVER_STATE_CHANGED, serverId.toString(), null, forged);
        Events.send(Events.state(ofAnotherTenant, serverId, 3, ServerState.CRASHED));
        Events.send(mine);
        // then
        awaitItems("data.state", List.of("RUNNING", "STARTING"));
        var stranger = People.member(ofAnotherTenant, "server:read");
        given().header("Authorization", "Bearer " + TestTokens.access(stranger))
                .get("/api/v1/tenants/" + ofAnotherTenant + "/events")
                .then()
                .body("items.size()", equalTo(0));
        given().get("/q/metrics").then().body(containsString("pteronimbus_foreign_events_total"));
        events(reader, "").then().body("items[1].data.cluster", equalTo(null));
    }

    @Test
    void shouldTellOnceThatServerIsGoneWhenPanelSaysSoAsWell() {
        // given
        Events.send(Events.state(tenantId, serverId, 1, ServerState.DELETING));
        Events.send(Events.gone(tenantId, serverId, "uid-" + serverId, 2));
        // when
        Events.send(Events.gone(tenantId, serverId, "none-" + serverId, 1));
        Events.send(Events.gone(tenantId, serverId, "uid-" + serverId, 2));
        // then
        var other = Events.state(tenantId, UUID.randomUUID(), 1, ServerState.STOPPED);
        Events.send(Topics.SERVER_STATE_CHANGED, serverId.toString(), null, Events.json(other));
        awaitItems("data.deleted", List.of(false, true, false));
    }

    @Test
    void shouldTellEachResourceThatIsGoneWhenServerHadSeveral() {
        // given
        Events.send(Events.gone(tenantId, serverId, "first-" + serverId, 4));
        Events.send(Events.state(tenantId, serverId, 1, ServerState.DELETING));
        // when
        Events.send(Events.gone(tenantId, serverId, "uid-" + serverId, 2));
        Events.send(Events.gone(tenantId, serverId, "uid-" + serverId, 3));
        // then
        awaitItems("data.deleted", List.of(true, true, false, true));
    }

    @Test
    void shouldReadItemsAndTellWhenTheyAreFromBeforeResourcesWereNamed() throws SQLException {
        // given
        Events.send(Events.gone(tenantId, serverId, "first-" + serverId, 4));
        awaitItems("data.stateSeq", List.of(4));
        try (var connection = RawDatabase.asApplication()) {
            RawDatabase.execute(connection, "set app.tenant = '" + tenantId + "'");
            RawDatabase.execute(
                    connection, "update feed_item set data = (data::jsonb - 'resourceUid')::text where true");
        }
        // when
        Events.send(Events.gone(tenantId, serverId, "second-" + serverId, 5));
        // then
        awaitItems("data.stateSeq", List.of(5, 4));
        awaitItems("data.resourceUid", Arrays.asList("second-" + serverId, null));
    }

    @Test
    void shouldGoOnWhenEventMakesNoSense() {
        // given
        var key = serverId.toString();
        Events.send(Topics.SERVER_STATE_CHANGED, key, null, "not JSON".getBytes(StandardCharsets.UTF_8));
        Events.send(Topics.SERVER_STATE_CHANGED, key, null, "{\"resourceUid\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        Events.send(Topics.SERVER_STATE_CHANGED, key, null, "null".getBytes(StandardCharsets.UTF_8));
        // when
        Events.send(Events.state(tenantId, serverId, 1, ServerState.RUNNING));
        // then
        awaitStates("RUNNING");
    }

    @Test
    void shouldTurnPagesWhenThereIsMore() {
        // given
        for (int seq = 1; seq <= 5; seq++) {
            Events.send(Events.state(tenantId, serverId, seq, ServerState.RUNNING));
        }
        awaitItems("data.stateSeq", List.of(5, 4, 3, 2, 1));
        // when
        var first = events(reader, "?limit=2");
        var second = events(reader, "?limit=2&cursor=" + first.path("nextCursor"));
        var third = events(reader, "?limit=2&cursor=" + second.path("nextCursor"));
        // then
        assertThat(first.<List<Integer>>path("items.data.stateSeq")).containsExactly(5, 4);
        assertThat(second.<List<Integer>>path("items.data.stateSeq")).containsExactly(3, 2);
        assertThat(third.<List<Integer>>path("items.data.stateSeq")).containsExactly(1);
        assertThat(third.<String>path("nextCursor")).isNull();
    }

    @Test
    void shouldAnswer400WhenCursorIsNone() {
        // given
        var cursor = "bm9uc2Vuc2U";
        // when
        var answer = events(reader, "?cursor=" + cursor);
        // then
        answer.then().statusCode(400).body("code", equalTo("validation-failed"));
    }

    @Test
    void shouldAnswer404WhenTenantIsForeign() {
        // given
        var stranger = People.member(UUID.randomUUID(), "server:read");
        // when
        var answer = events(stranger, "");
        // then
        answer.then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void shouldAnswer403WhenMemberMayNotReadServers() {
        // given
        var member = People.member(tenantId, "audit:read");
        // when
        var answer = events(member, "");
        // then
        answer.then().statusCode(403).body("detail", containsString("server:read"));
    }

    @Test
    void shouldTellOfGrantedServersAloneWhenPersonHasNoMore() {
        // given
        var own = List.of(UUID.randomUUID(), UUID.randomUUID());
        var subuser = People.member(
                tenantId, "server:read@" + own.get(0), "server:read@" + own.get(1), "console:read@" + serverId);
        for (int seq = 1; seq <= 6; seq++) {
            Events.send(
                    Events.state(tenantId, seq % 3 == 0 ? serverId : own.get(seq % 3 - 1), seq, ServerState.RUNNING));
            awaitNewest(seq);
        }
        // when
        var first = events(subuser, "?limit=3");
        var second = events(subuser, "?limit=3&cursor=" + first.path("nextCursor"));
        // then
        assertThat(first.<List<Integer>>path("items.data.stateSeq")).containsExactly(5, 4, 2);
        assertThat(second.<List<Integer>>path("items.data.stateSeq")).containsExactly(1);
        assertThat(second.<String>path("nextCursor")).isNull();
    }

    @Test
    void shouldAnswer403WhenNoServerMayBeRead() {
        // given
        var subuser = People.member(tenantId, "console:read@" + serverId);
        // when
        var answer = events(subuser, "");
        // then
        answer.then().statusCode(403).body("detail", containsString("server:read"));
    }

    @Test
    void shouldReturnNoRowWhenQueryHasNoTenant() throws SQLException {
        // given
        Events.send(Events.intent(tenantId, serverId, 1), UUID.randomUUID());
        awaitStates("STARTING");
        try (var connection = RawDatabase.asApplication();
                var ownerConnection = RawDatabase.asOwner()) {
            // when
            var counts = List.of(
                    RawDatabase.count(connection, "feed_item"),
                    RawDatabase.count(connection, "feed_position"),
                    RawDatabase.count(connection, "server_place"),
                    RawDatabase.count(ownerConnection, "feed_item"));
            RawDatabase.execute(connection, "set app.tenant = '" + tenantId + "'");
            var own =
                    List.of(RawDatabase.count(connection, "feed_item"), RawDatabase.count(connection, "server_place"));
            // then
            assertThat(counts).containsOnly(0L);
            assertThat(own).containsOnly(1L);
        }
    }

    private void awaitStates(String... newestFirst) {
        awaitItems("data.state", List.of(newestFirst));
    }

    private void awaitItems(String field, List<?> newestFirst) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events(reader, "").<List<?>>path("items." + field))
                        .isEqualTo(newestFirst));
    }

    /** Servers are told of in any order, unless one waits for each. */
    private void awaitNewest(int seq) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events(reader, "?limit=1").<Integer>path("items[0].data.stateSeq"))
                        .isEqualTo(seq));
    }

    private Response events(UUID userId, String query) {
        return given().header("Authorization", "Bearer " + TestTokens.access(userId))
                .urlEncodingEnabled(false)
                .get("/api/v1/tenants/" + tenantId + "/events" + query);
    }
}
