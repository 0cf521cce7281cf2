package io.pteronimbus.persistence.outbox;

import io.pteronimbus.events.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.postgresql.PGConnection;

/**
 * Sends the outbox of one service in the order it was written. Just one session does at a time, over all replicas: it holds an
 * advisory lock; the others wait for it. A row is deleted once Kafka has acknowledged it, so a row sent twice is possible and
 * a row lost is not.
 */
final class OutboxSession implements AutoCloseable {
    private static final int BATCH = 200;
    private static final int LOCK = "outbox".hashCode();
    private static final int NOTIFIED_WITHIN_MS = 1_000;
    private static final String SELECT =
            "select seq, id, topic, key, type, payload, traceparent, occurred_at from outbox_event order by seq limit "
                    + BATCH;

    private final Connection connection;
    private final Producer<String, byte[]> producer;
    private final String source;
    private boolean leading;

    OutboxSession(Connection connection, Producer<String, byte[]> producer, String source) throws SQLException {
        this.connection = connection;
        this.producer = producer;
        this.source = source;
        connection.setAutoCommit(true);
        execute("listen outbox");
    }

    /** Sends all there is, then waits a moment for word of more. Returns at least once a second. */
    void relay() throws SQLException, ExecutionException, InterruptedException {
        leading = leading || tryLead();
        while (leading && sendBatch() == BATCH) {
            // there may be more
        }
        connection.unwrap(PGConnection.class).getNotifications(NOTIFIED_WITHIN_MS);
    }

    private boolean tryLead() throws SQLException {
        try (var statement =
                connection.prepareStatement("select pg_try_advisory_lock(hashtext(current_schema()), ?)")) {
            statement.setInt(1, LOCK);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private int sendBatch() throws SQLException, ExecutionException, InterruptedException {
        List<Long> sent = new ArrayList<>();
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        try (var statement = connection.prepareStatement(SELECT);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                sent.add(rows.getLong("seq"));
                acks.add(send(message(rows)));
            }
        }
        for (var ack : acks) {
            ack.get();
        }
        delete(sent);
        return sent.size();
    }

    /**
     * While Kafka is away each send waits as long as it may and answers what has failed already: then the batch ends here, since
     * all that follow would wait as long, one after the other.
     */
    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> message)
            throws ExecutionException, InterruptedException {
        var ack = producer.send(message);
        if (ack.isDone()) {
            ack.get();
        }
        return ack;
    }

    private ProducerRecord<String, byte[]> message(ResultSet row) throws SQLException {
        var message = new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getBytes("payload"));
        header(message, CloudEventHeaders.SPEC_VERSION, "1.0");
        header(message, CloudEventHeaders.ID, row.getString("id"));
        header(message, CloudEventHeaders.SOURCE, "/pteronimbus/" + source);
        header(message, CloudEventHeaders.TYPE, row.getString("type"));
        header(message, CloudEventHeaders.SUBJECT, row.getString("key"));
        header(
                message,
                CloudEventHeaders.TIME,
                row.getObject("occurred_at", OffsetDateTime.class).toInstant().toString());
        header(message, CloudEventHeaders.TRACE_PARENT, row.getString("traceparent"));
        header(message, CloudEventHeaders.CONTENT_TYPE, "application/json");
        return message;
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void delete(List<Long> sequence) throws SQLException {
        if (sequence.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("delete from outbox_event where seq = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", sequence.toArray()));
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Gives lock, listening and connection back. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            producer.close(Duration.ofSeconds(2));
            if (connection.isValid(1)) {
                execute("unlisten *");
                execute("select pg_advisory_unlock_all()");
            }
        }
    }
}
