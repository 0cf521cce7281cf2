package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.infrastructure.Topic;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.jose4j.jwt.NumericDate;
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

    @Test
    void shouldGoOnWhereItStoppedWhenClientReturns() throws InterruptedException {
        // given
        var other = UUID.randomUUID();
        People.allow(member, other, "server:read");
        String cursor;
        try (var client = open(member, null)) {
            Events.send(Events.state(tenantId, serverId, 1, ServerState.STARTING));
            client.nextSequences(1);
            cursor = client.cursor();
        }
        Events.send(Events.state(tenantId, serverId, 2, ServerState.RUNNING));
        awaitPosition(tenantId, 2);
        Events.send(Events.state(other, serverId, 3, ServerState.RUNNING));
        awaitPosition(other, 1);
        // when
        try (var client = open(member, cursor)) {
            // then
            assertThat(client.nextSequences(2)).containsExactlyInAnyOrder(2L, 3L);
            Events.send(Events.state(tenantId, serverId, 4, ServerState.STOPPING));
            assertThat(client.nextSequences(1)).containsExactly(4L);
        }
    }

    @Test
    void shouldMissNothingAndRepeatNothingWhenClientKeepsReturning() throws Exception {
        // given
        var items = 400;
        String cursor;
        try (var client = open(member, null)) {
            cursor = client.cursor();
        }
        var writers = List.of(writer(0, items / 2), writer(items / 2, items));
        // when
        var heard = new ArrayList<Long>();
        while (heard.size() < items) {
            try (var client = open(member, cursor)) {
                heard.addAll(client.nextSequences(Math.min(23, items - heard.size())));
                cursor = client.cursor();
            }
        }
        for (var writer : writers) {
            writer.join();
        }
        // then
        assertThat(heard).doesNotHaveDuplicates();
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, items).boxed().toList());
        try (var client = open(member, cursor)) {
            assertThat(client.hearsNothing()).isTrue();
        }
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
    void shouldCloseWhenSessionEnds() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                Events.accessChanged(null, member, "session-" + member);
                return client.socket().isClosed();
            });
            // then
            assertThat(client.socket().closeStatusCode()).isEqualTo((short) 4401);
        }
    }

    @Test
    void shouldTellOfExpiryAndTakeNewTokenWhenBearerOpenedSocket() throws Exception {
        // given
        try (var client = open(LiveClient.options(service, "/api/v1/live", shortLived(member)))) {
            assertThat(client.next().getString("type")).isEqualTo("hello");
            var expiring = client.next();
            // when
            say(client, "auth", TestTokens.access(UUID.randomUUID()));
            var refusal = client.next();
            say(client, "auth", TestTokens.access(member));
            // then
            assertThat(expiring.getString("type")).isEqualTo("expiring");
            assertThat(expiring.getJsonObject("data").getString("at")).isNotBlank();
            assertThat(refusal.getJsonObject("data").getString("code")).isEqualTo("forbidden");
            await().during(Duration.ofSeconds(6)).until(() -> !client.socket().isClosed());
        }
    }

    @Test
    void shouldCloseWhenTokenExpires() throws Exception {
        // given
        var options = LiveClient.options(service, "/api/v1/live", shortLived(member));
        // when
        try (var client = open(options)) {
            // then
            await().atMost(Duration.ofSeconds(20)).until(client.socket()::isClosed);
            assertThat(client.socket().closeStatusCode()).isEqualTo((short) 4401);
        }
    }

    @Test
    void shouldOutliveTokenWhenCookieOpenedSocket() throws Exception {
        // given
        var options =
                LiveClient.options(service, "/api/v1/live", shortLived(member)).addHeader("X-Ptn-Session", "cookie");
        // when
        try (var client = open(options)) {
            // then
            assertThat(client.next().getString("type")).isEqualTo("hello");
            await().during(Duration.ofSeconds(7))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !client.socket().isClosed());
            assertThat(client.hearsNothing()).isTrue();
        }
    }

    @Test
    void shouldResetWhenCursorIsOlderThanWhatIsKept() throws Exception {
        // given
        String cursor;
        try (var client = open(member, null)) {
            cursor = client.cursor();
        }
        for (int seq = 1; seq <= 3; seq++) {
            Events.send(Events.state(tenantId, serverId, seq, ServerState.RUNNING));
        }
        awaitPosition(tenantId, 3);
        inSystem("delete from feed_item where tenant_id = '" + tenantId + "' and position < 3");
        // when
        try (var client = open(member, cursor)) {
            // then
            var reset = client.next();
            assertThat(reset.getString("type")).isEqualTo("reset");
            assertThat(reset.getJsonObject("data").getString("tenantId")).isEqualTo(tenantId.toString());
            Events.send(Events.state(tenantId, serverId, 4, ServerState.RUNNING));
            assertThat(client.nextSequences(1)).containsExactly(4L);
        }
    }

    @Test
    void shouldResetWhenCursorIsNone() throws InterruptedException {
        // given
        var cursor = "bm90LWEtY3Vyc29y";
        // when
        try (var client = open(member, cursor)) {
            // then
            assertThat(client.next().getString("type")).isEqualTo("reset");
        }
    }

    @Test
    void shouldHearWhenNudgeWasLost() throws Exception {
        // given
        try (var client = open(member, null)) {
            // when
            inSystem("insert into feed_position values ('" + tenantId + "', 1)");
            inSystem("insert into feed_item values ('" + tenantId
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

    @Test
    void shouldCloseToBeResumedWhenClientIsSlow() throws Exception {
        // given
        try (var slow = open(member, null);
                var quick = open(member, null)) {
            slow.socket().pause();
            inSystem("insert into feed_position values ('" + tenantId + "', 1500)");
            // when
            inSystem("insert into feed_item select '" + tenantId
                    + "', n, 'server-state', null, '{\"stateSeq\":' || n || ',\"x\":\"' || repeat('x', 20000) || '\"}', now()"
                    + " from generate_series(1, 1500) as n");
            // then
            assertThat(quick.nextSequences(1500)).hasSize(1500);
            // reads again, but not before the patience of 2 s is over
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
            slow.socket().resume();
            await().atMost(Duration.ofSeconds(30)).until(slow.socket()::isClosed);
            assertThat(slow.socket().closeStatusCode()).isEqualTo((short) 1013);
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
    void shouldRefuseWhenNobodyIsSignedIn() {
        // given
        var options = LiveClient.options(service, "/api/v1/live", "nonsense");
        // when
        var refusal = refusal(options);
        // then
        assertThat(refusal.getStatus()).isEqualTo(401);
    }

    /** CVE-2025-69199: sockets without limits. */
    @Test
    void shouldRefuseWhenPersonHasManySockets() throws InterruptedException {
        // given
        try (var first = open(member, null);
                var second = open(member, null);
                var third = open(member, null)) {
            // when
            var refusal = refusal(LiveClient.options(service, "/api/v1/live", TestTokens.access(member)));
            // then
            assertThat(refusal.getStatus()).isEqualTo(429);
            assertThat(List.of(first, second, third))
                    .noneMatch(client -> client.socket().isClosed());
        }
    }

    /** CVE-2025-69199: messages without limits. */
    @Test
    void shouldCloseWhenClientFloods() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            for (int i = 0; i < 150; i++) {
                client.socket().writeTextMessage("flood");
            }
            // then
            assertThat(client.next().getJsonObject("data").getString("code")).isEqualTo("malformed-json");
            await().until(client.socket()::isClosed);
            assertThat(client.socket().closeStatusCode()).isEqualTo((short) 1008);
        }
    }

    @Test
    void shouldAnswerErrorWhenMessageIsUnknown() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            say(client, "subscribe", "x");
            // then
            var answer = client.next();
            assertThat(answer.getString("type")).isEqualTo("error");
            assertThat(answer.getJsonObject("data").getString("code")).isEqualTo("validation-failed");
        }
    }

    private LiveClient open(UUID userId, @org.jspecify.annotations.Nullable String since) throws InterruptedException {
        return LiveClient.open(service, TestTokens.access(userId), since);
    }

    private static LiveClient open(io.vertx.core.http.WebSocketConnectOptions options) {
        return LiveClient.open(options);
    }

    private static UpgradeRejectedException refusal(io.vertx.core.http.WebSocketConnectOptions options) {
        var failure = catchThrowableOfType(CompletionException.class, () -> open(options));
        return Objects.requireNonNull((UpgradeRejectedException) failure.getCause());
    }

    private static void say(LiveClient client, String type, String token) {
        client.socket()
                .writeTextMessage(
                        new JsonObject().put("type", type).put("token", token).encode());
    }

    private static String shortLived(UUID userId) {
        var claims = TestTokens.claims(userId);
        var end = NumericDate.now();
        end.addSeconds(5);
        claims.setExpirationTime(end);
        return TestTokens.access(claims);
    }

    /** Writes items straight into the database, each in a transaction of its own that takes its time to commit. */
    private Thread writer(int from, int to) {
        return Thread.ofVirtual().start(() -> {
            try (var connection = RawDatabase.asApplication()) {
                RawDatabase.execute(connection, "set app.tenant = '" + tenantId + "'");
                connection.setAutoCommit(false);
                for (int seq = from; seq < to; seq++) {
                    append(connection, seq);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void append(Connection connection, int seq) throws SQLException {
        RawDatabase.execute(
                connection,
                "with next as (insert into feed_position values ('" + tenantId + "', 1) on conflict (tenant_id)"
                        + " do update set position = feed_position.position + 1 returning position)"
                        + " insert into feed_item select '" + tenantId
                        + "', position, 'server-state', null, '{\"stateSeq\":" + seq + "}', now() from next");
        RawDatabase.execute(connection, "select pg_sleep(0.002)");
        connection.commit();
    }

    private static void inSystem(String sql) throws SQLException {
        try (var connection = RawDatabase.asApplication()) {
            RawDatabase.execute(connection, "set app.system = 'on'");
            RawDatabase.execute(connection, sql);
        }
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
