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
                var member = connection.prepareStatement(
                        "insert into member (tenant_id, user_id, display_name, joined_at) values (?, ?, ?, now())");
                var given =
                        connection.prepareStatement("insert into member_role (tenant_id, user_id, role_id, granted_at)"
                                + " select tenant_id, ?, id, now() from role where tenant_id = ? and built_in = ?")) {
            enter(connection, tenantId);
            member.setObject(1, tenantId);
            member.setObject(2, userId);
            member.setString(3, "Kim " + role);
            member.executeUpdate();
            given.setObject(1, userId);
            given.setObject(2, tenantId);
            given.setString(3, role);
            given.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes what no request can. */
    public static void update(UUID tenantId, String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            enter(connection, tenantId);
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
