package io.pteronimbus.gameserver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.gameserver.template.TestTemplates;
import io.pteronimbus.platform.request.RequestTrace;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ResealingTest {
    private static final String SECRET = "hunter2-of-before";
    private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Tenant tenant = Tenant.create();
    private final Resealing present;
    private final String presentKey;
    private final ServerRepository servers;
    private final TemplateService templates;
    private final ServerIntents intents;
    private final TenantContext context;
    private final RequestTrace trace;
    private final EntityManager entities;
    private final AgroalDataSource dataSource;

    ResealingTest(
            Resealing present,
            @ConfigProperty(name = "pteronimbus.gameserver.encryption-key") String presentKey,
            ServerRepository servers,
            TemplateService templates,
            ServerIntents intents,
            TenantContext context,
            RequestTrace trace,
            EntityManager entities,
            AgroalDataSource dataSource) {
        this.present = present;
        this.presentKey = presentKey;
        this.servers = servers;
        this.templates = templates;
        this.intents = intents;
        this.context = context;
        this.trace = trace;
        this.entities = entities;
        this.dataSource = dataSource;
    }

    @Test
    void shouldMoveEverythingToTheFirstKeyWhenTheServiceStarts() {
        // given
        var id = server();
        var before = row(id);
        var rotated = resealing(OTHER_KEY, presentKey);

        try {
            // when
            var count = rotated.reseal();

            // then
            assertThat(count).isGreaterThanOrEqualTo(2);
            assertThat(row(id)).doesNotContain(SECRET).isNotEqualTo(before);
            assertThat(rotated.reseal()).isZero();
            assertThatThrownBy(() -> resealing(presentKey).reseal())
                    .hasMessageContaining("pteronimbus.gameserver.encryption-key")
                    .hasMessageNotContaining(presentKey);
        } finally {
            resealing(presentKey, OTHER_KEY).reseal();
        }
        assertThat(told(id).at("/secrets/values/TOKEN").asText()).isEqualTo(SECRET);
        assertThat(told(id).path("generation").asInt()).isEqualTo(1);
    }

    @Test
    void shouldLeaveNothingReadableOfServersOfBefore() throws SQLException {
        // given
        var id = server();
        execute("update server set variables = '{\"TOKEN\":\"" + SECRET + "\"}', desired_secrets = null, "
                + "desired_spec = '{\"env\":{\"TOKEN\":\"" + SECRET + "\"}}' where id = '" + id + "'");
        assertThat(row(id)).contains(SECRET);

        // when
        var count = present.reseal();

        // then
        assertThat(count).isEqualTo(1);
        assertThat(row(id)).doesNotContain(SECRET);
        var told = told(id);
        assertThat(told.path("generation").asInt()).isEqualTo(2);
        assertThat(told.path("spec").toString()).doesNotContain(SECRET);
        assertThat(told.at("/secrets/values/TOKEN").asText()).isEqualTo(SECRET);
        assertThat(present.reseal()).isZero();
    }

    private Resealing resealing(String... keys) {
        return new Resealing(new ServerSeal(List.of(keys)), servers, templates, intents, context, trace, entities);
    }

    private UUID server() {
        var template = TestTemplates.of(
                Specs.plain(
                        "\"variables\": [{\"key\": \"TOKEN\", \"name\": \"Token\", \"defaultValue\": \"\", \"secret\": true}]"));
        return UUID.fromString(tenant.request()
                .body(Map.of(
                        "name", "Lobby", "template", template, "start", false, "variables", Map.of("TOKEN", SECRET)))
                .post(tenant.servers())
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private static JsonNode told(UUID id) {
        try (var controller = FakeController.connect()) {
            return controller.desired(id);
        }
    }

    private String row(UUID id) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set app.system = 'on'");
            try (var rows = statement.executeQuery("select s::text from server s where id = '" + id + "'")) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set app.system = 'on'");
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
