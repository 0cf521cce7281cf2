package io.pteronimbus.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** An outbox of its own, in a temporary schema, and nobody at the address of Kafka. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class KafkaAwayTest {
    private static final int WAIT_MS = 300;

    @Inject
    DataSource dataSource;

    @Test
    void shouldGiveUpAtTheFirstEventAndKeepAllWhenKafkaIsAway() throws SQLException {
        // given
        var connection = dataSource.getConnection();
        writeEvents(connection, 20);
        var tried = new AtomicInteger();

        try (var session = new OutboxSession(connection, counting(nobodysProducer(), tried), "test-service")) {
            // then
            assertThatThrownBy(session::relay).isInstanceOf(ExecutionException.class);
            assertThat(tried).hasValue(1);
            assertThat(events(connection)).isEqualTo(20);
            execute(connection, "drop table pg_temp.outbox_event");
            execute(connection, "reset search_path");
        }
    }

    private static void writeEvents(Connection connection, int count) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "create temp table outbox_event (like outbox_event including all)");
        execute(connection, "set search_path = pg_temp");
        execute(
                connection,
                "insert into outbox_event (id, topic, key, type, payload, traceparent, occurred_at)"
                        + " select gen_random_uuid(), 'audit-entry', 'key', 'test.said.v1', '{}', '', now()"
                        + " from generate_series(1, " + count + ")");
    }

    private static int events(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from outbox_event")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Producer<String, byte[]> nobodysProducer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", WAIT_MS);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @SuppressWarnings("unchecked") // the proxy is of that very interface
    private static Producer<String, byte[]> counting(Producer<String, byte[]> real, AtomicInteger sends) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                KafkaAwayTest.class.getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        sends.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
