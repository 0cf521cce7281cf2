package io.pteronimbus.persistence.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.platform.request.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Events on their way to Kafka, written in the transaction that caused them and sent by {@link OutboxRelay} once it commits.
 * For events of one key to keep their order, the transaction must hold a lock on what the key stands for.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT =
            "insert into outbox_event (id, topic, key, type, payload, traceparent, occurred_at) values (?, ?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final RequestTrace trace;
    private final Clock clock;

    Outbox(DataSource dataSource, ObjectMapper json, RequestTrace trace, Clock clock) {
        this.dataSource = dataSource;
        this.json = json;
        this.trace = trace;
        this.clock = clock;
    }

    /**
     * Adds an event. Fails outside a transaction.
     *
     * @param id the event's, by which consumers know it again
     * @param type CloudEvents type
     * @param payload written as JSON
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(String topic, String key, UUID id, String type, Object payload) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setString(4, type);
            insert.setBytes(5, json.writeValueAsBytes(payload));
            insert.setString(6, trace.traceParent());
            insert.setObject(7, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event " + type + " cannot be written as JSON", e);
        } catch (SQLException e) {
            throw new IllegalStateException("event " + type + " was not stored", e);
        }
    }
}
