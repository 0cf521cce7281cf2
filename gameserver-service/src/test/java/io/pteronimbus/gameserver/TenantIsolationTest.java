package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TenantIsolationTest {

    @ParameterizedTest
    @ValueSource(strings = {"server", "tenant_usage", "tenant_limits", "idempotency_key"})
    void shouldSeeNoRowWhenNoTenantIsEntered(String table) throws SQLException {
        // given
        Tenant.create().createStopped("Lobby");

        // when
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();

            // then
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void shouldSeeGlobalTemplatesAndChangeNoneWhenNoTenantIsEntered() throws SQLException {
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select count(*) from template")) {
                rows.next();
                assertThat(rows.getInt(1)).isPositive();
            }
            assertThatThrownBy(() -> statement.executeUpdate("update template set slug = 'x'"))
                    .hasMessageContaining("row-level security");
        }
    }

    private static AgroalDataSource dataSource() {
        return Arc.container().instance(AgroalDataSource.class).get();
    }
}
