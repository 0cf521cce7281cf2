package io.pteronimbus.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.Driver;

/** Connections past all of our code, to see what the database itself allows. */
public final class RawDatabase {
    private RawDatabase() {}

    public static Connection asApplication() throws SQLException {
        return connect("quarkus.datasource.username", "quarkus.datasource.password");
    }

    public static Connection asOwner() throws SQLException {
        return connect("quarkus.flyway.username", "quarkus.flyway.password");
    }

    private static Connection connect(String user, String password) throws SQLException {
        var config = ConfigProvider.getConfig();
        var login = new Properties();
        login.setProperty("user", config.getValue(user, String.class));
        login.setProperty("password", config.getValue(password, String.class));
        var connection = new Driver().connect(config.getValue("quarkus.datasource.jdbc.url", String.class), login);
        return java.util.Objects.requireNonNull(connection);
    }

    public static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As the named system jobs do, over all tenants. */
    public static void inSystem(String sql) throws SQLException {
        try (var connection = asApplication()) {
            execute(connection, "set app.system = 'on'");
            execute(connection, sql);
        }
    }
}
