package io.pteronimbus.persistence.tenancy;

import io.agroal.api.AgroalPoolInterceptor;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Tells every connection, as it leaves the pool, which tenant it works for: {@code app.tenant} and {@code app.system} are what
 * the row-level security policies look at. Always both, so that nothing of the connection's last use is left. One round trip
 * per transaction.
 */
@Singleton
class TenantConnections implements AgroalPoolInterceptor {
    private static final String SQL = "select set_config('app.tenant', ?, false), set_config('app.system', ?, false)";

    private final TenantContext context;

    TenantConnections(TenantContext context) {
        this.context = context;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        var inRequest = Arc.container().requestContext().isActive();
        var tenant = inRequest ? context.tenantId().map(UUID::toString).orElse("") : "";
        var system = inRequest && context.isSystem() ? "on" : "off";
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setString(1, tenant);
            statement.setString(2, system);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the connection could not be told its tenant", e);
        }
    }
}
