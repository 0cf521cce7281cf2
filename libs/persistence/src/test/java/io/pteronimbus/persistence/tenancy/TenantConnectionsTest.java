package io.pteronimbus.persistence.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TenantConnectionsTest {
    private final UUID mine = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();

    @Inject
    DataSource dataSource;

    @Inject
    TenantContext context;

    @BeforeEach
    @ActivateRequestContext
    void writeOneOfEach() {
        context.asSystem(() -> insert(mine));
        context.asSystem(() -> insert(theirs));
    }

    private int insert(UUID tenantId) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("insert into thing (id, tenant_id) values (?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, tenantId);
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(UUID tenantId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select count(*) from thing where tenant_id = ?")) {
            select.setObject(1, tenantId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : -1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldShowNothingWhenNoTenantWasEntered() {
        assertThat(count(mine)).isZero();
        assertThat(count(theirs)).isZero();
    }

    @Test
    @ActivateRequestContext
    void shouldShowTheTenantAloneWhenItWasEntered() {
        // when
        context.enter(mine);

        // then
        assertThat(count(mine)).isOne();
        assertThat(count(theirs)).isZero();
    }

    @Test
    @ActivateRequestContext
    void shouldRefuseToWriteAnothersRow() {
        // when
        context.enter(mine);

        // then
        assertThatThrownBy(() -> insert(theirs)).hasMessageContaining("row-level security");
    }

    @Test
    @ActivateRequestContext
    void shouldShowAllWhenWorkIsTheSystems() {
        // given
        context.enter(mine);

        // when
        var seen = context.asSystem(() -> count(theirs));

        // then
        assertThat(seen).isOne();
        assertThat(count(theirs)).isZero();
    }
}
