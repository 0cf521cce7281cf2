package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of the values of secret variables, from the request to the database and to the link. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class SecretVariableTest {
    private static final String SECRET = "hunter2-is-my-secret";
    private static final String TOKEN_IS_SECRET = """
            "startup": {"lines": [{"name": "Default", "line": "./brick --token {{TOKEN}}"}]},
            "variables": [{"key": "MOTD", "name": "Message", "defaultValue": "Hello"},
                          {"key": "TOKEN", "name": "Token", "defaultValue": "", "secret": true}]
            """;
    private static final String TOKEN_IS_PLAIN = """
            "variables": [{"key": "MOTD", "name": "Message", "defaultValue": "Hello"},
                          {"key": "TOKEN", "name": "Token", "defaultValue": ""}]
            """;

    private final Tenant tenant = Tenant.create();
    private final AgroalDataSource dataSource;

    SecretVariableTest(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void shouldLieNowhereReadableWhenKept() {
        // given
        var id = server(template(TOKEN_IS_SECRET), Map.of("TOKEN", SECRET, "MOTD", "Hi"));

        // when
        var row = row(id);

        // then
        assertThat(row).contains("--token {{TOKEN}}").doesNotContain(SECRET);
        tenant.request()
                .get(tenant.server(id) + "/startup")
                .then()
                .body("variables.find { it.key == 'TOKEN' }.value", nullValue())
                .body("variables.find { it.key == 'TOKEN' }.isSet", equalTo(true))
                .body("variables.find { it.key == 'MOTD' }.value", equalTo("Hi"));
    }

    @Test
    void shouldTellControllerBesideSpecAndBindByGrant() throws Exception {
        // given
        var id = server(template(TOKEN_IS_SECRET), Map.of("TOKEN", SECRET));
        var plain = tenant.createStopped("Plain");

        // when
        try (var controller = FakeController.connect()) {
            var told = controller.desired(id);

            // then
            assertThat(told.path("spec").toString()).doesNotContain(SECRET);
            assertThat(told.at("/spec/env").has("TOKEN")).isFalse();
            assertThat(told.at("/spec/env/STARTUP").asText()).isEqualTo("./brick --token {{TOKEN}}");
            assertThat(told.at("/spec/secretEnv").toString())
                    .isEqualTo("[{\"key\":\"TOKEN\",\"name\":\"TOKEN\",\"secret\":\"gs-%s-secrets\"}]".formatted(id));
            assertThat(told.at("/secrets/values").toString()).isEqualTo("{\"TOKEN\":\"" + SECRET + "\"}");
            var salt = Base64.getUrlDecoder().decode(told.at("/secrets/salt").asText());
            assertThat(salt).hasSize(32);
            assertThat(claims(told))
                    .contains("\"secretsHash\":\"" + sha256(salt, CanonicalJson.of(told.at("/secrets/values"))) + "\"");
        }
        try (var controller = FakeController.connect()) {
            var other = controller.desired(plain);
            assertThat(other.has("secrets")).isFalse();
            assertThat(claims(other)).doesNotContain("secretsHash");
        }
    }

    @Test
    void shouldKeepSaltUntilAValueChangesAndThenWaitForRestart() {
        // given
        var id = server(template(TOKEN_IS_SECRET), Map.of("TOKEN", SECRET));
        Cluster.bring(tenant, id, ServerState.STOPPED, 1);
        var first = secretsOf(id);

        // when
        tenant.request()
                .body(Map.of("action", "start"))
                .post(tenant.server(id) + "/power")
                .then()
                .statusCode(202);
        Cluster.bring(tenant, id, ServerState.RUNNING, 2);
        var started = secretsOf(id);
        edit(id, Map.of("variables", Map.of("TOKEN", "another-" + SECRET))).body("pendingRestart", equalTo(true));
        var edited = secretsOf(id);

        // then
        assertThat(started).isEqualTo(first);
        assertThat(edited.at("/values/TOKEN").asText()).isEqualTo("another-" + SECRET);
        assertThat(edited.path("salt")).isNotEqualTo(first.path("salt"));
        assertThat(row(id)).doesNotContain(SECRET);
    }

    @Test
    void shouldKeepValueWhenEditDoesNotNameIt() {
        // given
        var id = server(template(TOKEN_IS_SECRET), Map.of("TOKEN", SECRET));

        // when
        edit(id, Map.of("variables", Map.of("MOTD", "Hi")));

        // then
        assertThat(secretsOf(id).at("/values/TOKEN").asText()).isEqualTo(SECRET);
    }

    @Test
    void shouldSealAnewWhenServerIsCopied() {
        // given
        var id = server(template(TOKEN_IS_SECRET), Map.of("TOKEN", SECRET));

        // when
        var copy = UUID.fromString(tenant.request()
                .body(Map.of("name", "Copy", "start", false))
                .post(tenant.server(id) + "/clone")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));

        // then
        assertThat(secretsOf(copy).at("/values/TOKEN").asText()).isEqualTo(SECRET);
        assertThat(secretsOf(copy).path("salt")).isNotEqualTo(secretsOf(id).path("salt"));
        assertThat(row(copy)).doesNotContain(SECRET);
    }

    @Test
    void shouldNotOpenWhenRowGotWhatIsOfAnotherServer() throws SQLException {
        // given
        var template = template(TOKEN_IS_SECRET);
        var id = server(template, Map.of("TOKEN", SECRET));
        var thief = server(template, Map.of("MOTD", "Hi"));

        // when
        system("update server set variables = (select variables from server where id = '" + id + "') where id = '"
                + thief + "'");
        var answer = tenant.request().get(tenant.server(thief) + "/startup");

        // then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.asString()).doesNotContain(SECRET);
        system("delete from server where id = '" + thief + "'");
    }

    @Test
    void shouldMoveValueOutOfSpecWhenVersionMakesItSecret() {
        // given
        var template = template(TOKEN_IS_PLAIN);
        var id = server(template, Map.of("TOKEN", SECRET));
        assertThat(row(id)).contains(SECRET);
        save(template, TOKEN_IS_SECRET);

        // when
        follow(id).body("droppedVariables.size()", equalTo(0));

        // then
        assertThat(row(id)).doesNotContain(SECRET);
        assertThat(secretsOf(id).at("/values/TOKEN").asText()).isEqualTo(SECRET);
    }

    @Test
    void shouldForgetValueWhenVersionWouldShowIt() {
        // given
        var template = template(TOKEN_IS_SECRET);
        var id = server(template, Map.of("TOKEN", SECRET, "MOTD", "Hi"));
        save(template, TOKEN_IS_PLAIN);

        // when
        var answer = follow(id).body("droppedVariables", contains("TOKEN"));

        // then
        assertThat(answer.extract().asString()).doesNotContain(SECRET);
        assertThat(row(id)).doesNotContain(SECRET).contains("\"TOKEN\":\"\"");
        try (var controller = FakeController.connect()) {
            assertThat(controller.desired(id).has("secrets")).isFalse();
        }
    }

    @Test
    void shouldTellNoSecretsWithTombstone() {
        // given
        var id = server(template(TOKEN_IS_SECRET), Map.of("TOKEN", SECRET));

        // when
        tenant.request().delete(tenant.server(id)).then().statusCode(202);

        // then
        try (var controller = FakeController.connect()) {
            var told = controller.desired(id);
            assertThat(told.path("deleted").asBoolean()).isTrue();
            assertThat(told.toString()).doesNotContain(SECRET);
        }
    }

    private JsonNode secretsOf(UUID id) {
        try (var controller = FakeController.connect()) {
            return controller.desired(id).path("secrets");
        }
    }

    private String template(String fields) {
        return tenant.request()
                .body(Map.of("name", "Brick", "spec", Specs.plainJson(fields)))
                .post("/api/v1/tenants/" + tenant.id() + "/templates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void save(String template, String fields) {
        tenant.request()
                .header("If-Match", "*")
                .body(Map.of("name", "Brick", "spec", Specs.plainJson(fields)))
                .put("/api/v1/tenants/" + tenant.id() + "/templates/" + template)
                .then()
                .statusCode(200);
    }

    private UUID server(String template, Map<String, ?> variables) {
        return UUID.fromString(tenant.request()
                .body(Map.of(
                        "name",
                        "s-" + UUID.randomUUID(),
                        "templateId",
                        template,
                        "start",
                        false,
                        "variables",
                        variables))
                .post(tenant.servers())
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private ValidatableResponse edit(UUID id, Map<String, ?> change) {
        return tenant.request()
                .header("If-Match", "*")
                .body(change)
                .patch(tenant.server(id))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse follow(UUID id) {
        return tenant.request()
                .body("{}")
                .post(tenant.server(id) + "/template")
                .then()
                .statusCode(202);
    }

    /** All of it, as text. */
    private String row(UUID id) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set app.system = 'on'");
            try (var rows = statement.executeQuery("select s::text from server s where id = '" + id + "'")) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1).replace("\"\"", "\"");
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void system(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set app.system = 'on'");
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static String claims(JsonNode told) {
        var payload = told.path("grant").asText().split("\\.")[1];
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] salt, String text) throws Exception {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(salt, salt.length + bytes.length);
        System.arraycopy(bytes, 0, all, salt.length, bytes.length);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
    }
}
