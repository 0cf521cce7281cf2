package io.pteronimbus.auth.support;

import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** A look at the tables, past the service. */
public final class Database {

    private Database() {}

    /** How many rows changed. */
    public static int update(String sql, Object... values) {
        try (var connection = connection();
                var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins something while a row is being changed, commits the change once that waits for it, and tells what came of it. */
    public static <T> T whileUpdating(String sql, Object value, Callable<T> work) throws Exception {
        try (var connection = connection();
                var statement = prepare(connection, sql, value);
                var thread = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.executeUpdate();
            var begun = thread.submit(work);
            Awaitility.await("a wait for the row")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> begun.isDone() || isSomebodyWaiting());
            connection.commit();
            connection.setAutoCommit(true);
            return begun.get();
        }
    }

    private static boolean isSomebodyWaiting() {
        return !texts(
                        "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                .isEmpty();
    }

    /** The first column of all rows, as text. */
    public static List<String> texts(String sql, Object... values) {
        try (var connection = connection();
                var statement = prepare(connection, sql, values);
                var rows = statement.executeQuery()) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection() throws SQLException {
        return Arc.container().instance(DataSource.class).get().getConnection();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
