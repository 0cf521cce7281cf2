package io.pteronimbus.tenant.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a raw query sees, past all that the service does. */
@QuarkusTest
class RowLevelSecurityTest {

    @ParameterizedTest
    @CsvSource({"tenant, id", "member, tenant_id"})
    void shouldSeeNothingWhenNoTenantWasEntered(String table, String column) throws SQLException {
        // given
        Person.somebody().tenant("Unseen");

        // when
        try (var connection = Database.connect()) {
            var rows = ids(connection, table, column);

            // then
            assertThat(rows).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"tenant, id", "member, tenant_id"})
    void shouldSeeOnlyItsRowsWhenATenantWasEntered(String table, String column) throws SQLException {
        // given
        var mine = Person.somebody().tenant("Mine");
        Person.somebody().tenant("Foreign");

        // when
        try (var connection = Database.connect()) {
            Database.enter(connection, mine);
            var rows = ids(connection, table, column);

            // then
            assertThat(rows).containsOnly(mine);
        }
    }

    @Test
    void shouldRefuseWhenARowIsWrittenIntoAnotherTenant() throws SQLException {
        // given
        var mine = Person.somebody().tenant("Mine");
        var foreign = Person.somebody().tenant("Foreign");

        // when
        try (var connection = Database.connect();
                var insert = connection.prepareStatement(
                        "insert into member (tenant_id, user_id, display_name, joined_at) values (?, ?, 'x', now())")) {
            Database.enter(connection, mine);
            insert.setObject(1, foreign);
            insert.setObject(2, UUID.randomUUID());

            // then
            assertThatThrownBy(insert::executeUpdate).hasMessageContaining("row-level security");
        }
    }

    private static List<UUID> ids(Connection connection, String table, String column) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + column + " from " + table)) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
