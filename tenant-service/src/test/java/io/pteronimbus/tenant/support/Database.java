package io.pteronimbus.tenant.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database as the application's own role sees it, past the application. */
public final class Database {

    private Database() {}

    public static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }

    /** Says which tenant the connection works for, as the service does. */
    public static void enter(Connection connection, UUID tenantId) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('app.tenant', ?, false)")) {
            statement.setString(1, tenantId.toString());
            statement.execute();
        }
    }

    /** Lets somebody into a tenant. */
    public static void join(UUID tenantId, UUID userId, String role) {
        try (var connection = connect();
                var insert = connection.prepareStatement(
                        "insert into member (tenant_id, user_id, display_name, role, joined_at) values (?, ?, ?, ?, now())")) {
            enter(connection, tenantId);
            insert.setObject(1, tenantId);
            insert.setObject(2, userId);
            insert.setString(3, "Kim " + role);
            insert.setString(4, role);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
