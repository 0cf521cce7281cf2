package io.pteronimbus.persistence.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Remembers which events a consumer has taken, so that a second delivery does nothing. */
@ApplicationScoped
public class Inbox {
    private static final String INSERT =
            "insert into inbox_event (consumer, event_id) values (?, ?) on conflict do nothing";

    private final DataSource dataSource;

    Inbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** True the first time; in the transaction that does what the event asks, so that both hold or neither. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean firstTime(String consumer, UUID eventId) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, consumer);
            insert.setObject(2, eventId);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("event " + eventId + " was not noted", e);
        }
    }

    /** Forgets which events were taken before that time; answers how many. */
    int forgetBefore(Instant time) {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from inbox_event where taken_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(time));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("taken events were not forgotten", e);
        }
    }
}
