package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class LiveResumeTest {
    private final UUID tenantId = UUID.randomUUID();
    private final UUID serverId = UUID.randomUUID();
    private final UUID member = People.member(tenantId, "server:read");

    @TestHTTPResource
    URI service;

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
        RawDatabase.inSystem("delete from feed_item where tenant_id = '" + tenantId + "' and position < 3");
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

    private LiveClient open(UUID userId, @org.jspecify.annotations.Nullable String since) throws InterruptedException {
        return LiveClient.open(service, TestTokens.access(userId), since);
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

    private static void awaitPosition(UUID tenantId, long position) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            try (var connection = RawDatabase.asApplication()) {
                RawDatabase.execute(connection, "set app.tenant = '" + tenantId + "'");
                assertThat(RawDatabase.count(connection, "feed_item where position = " + position))
                        .isEqualTo(1);
            }
        });
    }
}
