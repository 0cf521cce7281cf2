package io.pteronimbus.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class OutboxTest {
    private final String key = UUID.randomUUID().toString();

    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Inject
    InboxRetention retention;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private record Said(int number) {}

    private UUID publish(int number) {
        var id = EventIds.next();
        outbox.publish(Topics.AUDIT_ENTRY, key, id, "test.said.v1", new Said(number));
        return id;
    }

    /** The records of this test's key, read until there are as many as wanted. */
    private List<ConsumerRecord<String, String>> received(int wanted) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> received = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.AUDIT_ENTRY));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    if (key.equals(message.key())) {
                        received.add(message);
                    }
                });
                return received.size() >= wanted;
            });
        }
        return received;
    }

    @Test
    void shouldSendInOrderWhenTheTransactionCommits() {
        // when
        IntStream.range(0, 250).forEach(n -> QuarkusTransaction.requiringNew().run(() -> publish(n)));

        // then
        assertThat(received(250))
                .extracting(ConsumerRecord::value)
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .mapToObj(n -> "{\"number\":" + n + "}")
                        .toList());
    }

    @Test
    void shouldCarryCloudEventHeaders() {
        // when
        var id = QuarkusTransaction.requiringNew().call(() -> publish(1));

        // then
        var headers = received(1).getFirst().headers();
        assertThat(new String(headers.lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .isEqualTo(id.toString());
        assertThat(new String(headers.lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("test.said.v1");
        assertThat(new String(headers.lastHeader("ce_source").value(), StandardCharsets.UTF_8))
                .isEqualTo("/pteronimbus/test-service");
        assertThat(headers.lastHeader("traceparent")).isNotNull();
    }

    @Test
    void shouldSendNothingWhenTheTransactionRollsBack() {
        // given
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    publish(1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessageContaining("changed my mind");

        // when
        QuarkusTransaction.requiringNew().run(() -> publish(2));

        // then
        assertThat(received(1)).extracting(ConsumerRecord::value).containsExactly("{\"number\":2}");
    }

    @Test
    void shouldRefuseOutsideATransaction() {
        assertThatThrownBy(() -> publish(1)).hasMessageContaining("Transaction is required");
    }

    @Test
    void shouldGoOnWhenItsConnectionIsCut() throws SQLException {
        // given
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid()""");
        }

        // when
        QuarkusTransaction.requiringNew().run(() -> publish(3));

        // then
        assertThat(received(1)).extracting(ConsumerRecord::value).containsExactly("{\"number\":3}");
    }

    @Test
    void shouldTakeAnEventOnceForEachConsumer() {
        // given
        var event = UUID.randomUUID();

        // when
        var taken = IntStream.range(0, 3)
                .mapToObj(n -> QuarkusTransaction.requiringNew()
                        .call(() -> inbox.firstTime(n < 2 ? "read-model" : "feed", event)))
                .toList();

        // then
        assertThat(taken).containsExactly(true, false, true);
    }

    @Test
    void shouldForgetWhatWasTakenLongAgo() {
        // given
        var old = EventIds.next();
        var fresh = EventIds.next();
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(inbox.firstTime(key, old)).isTrue();
            assertThat(inbox.firstTime(key, fresh)).isTrue();
        });
        execute("update inbox_event set taken_at = now() - interval '31 days' where event_id = '" + old + "'");

        // when
        retention.prune();

        // then
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(inbox.firstTime(key, old)).isTrue();
            assertThat(inbox.firstTime(key, fresh)).isFalse();
        });
    }

    private void execute(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
