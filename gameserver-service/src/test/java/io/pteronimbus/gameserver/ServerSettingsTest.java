package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.template.TestTemplates;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerSettingsTest {
    private static UUID create(Tenant tenant, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("name", "Lobby", "template", TestTemplates.complete()));
        body.putAll(more);
        return UUID.fromString(tenant.request()
                .body(body)
                .post(tenant.servers())
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private static ValidatableResponse patch(Tenant tenant, UUID id, Object change) {
        return tenant.request()
                .header("If-Match", "*")
                .body(change)
                .patch(tenant.server(id))
                .then();
    }

    private static Set<String> allBut(String permission) {
        return Permissions.TENANT.stream().filter(p -> !p.equals(permission)).collect(Collectors.toSet());
    }

    @Test
    void shouldBeMadeAsAskedForWhenSettingsAreGiven() {
        // given
        var tenant = Tenant.create();

        // when
        var id = create(
                tenant,
                Map.of(
                        "start",
                        false,
                        "image",
                        "game:2",
                        "variables",
                        Map.of("MOTD", "Hi"),
                        "stopWhenEmptyMinutes",
                        30));

        // then
        tenant.request()
                .get(tenant.server(id))
                .then()
                .body("image", equalTo("game:2"))
                .body("variables", equalTo(Map.of("MOTD", "Hi", "PASSWORD", "", "DIRECTORY", "/data")))
                .body("stopWhenEmptyMinutes", equalTo(30))
                .body("suspended", equalTo(false))
                .body("$", not(hasKey("copied")));
    }

    @Test
    void shouldTellControllerAllOfTemplateAndSettings() {
        // given
        var tenant = Tenant.create();
        try (var controller = FakeController.connect()) {
            // when
            var id = create(tenant, Map.of("image", "game:2", "variables", Map.of("MOTD", "Hi")));

            // then
            var spec = controller.desired(id).path("spec");
            assertThat(spec.path("image").asText()).isEqualTo("game:2");
            assertThat(spec.path("env").path("MOTD").asText()).isEqualTo("Hi");
            assertThat(spec.path("env").path("DIRECTORY").asText()).isEqualTo("/data");
            assertThat(spec.path("install").path("image").asText()).isEqualTo("installer:1");
            assertThat(spec.path("install").path("entrypoint").asText()).isEqualTo("bash");
            assertThat(spec.path("install").path("script").asText()).isEqualTo("echo made");
            assertThat(spec.path("install").path("nonce").asLong()).isEqualTo(1);
            assertThat(spec.path("install").path("timeoutSeconds").asInt()).isEqualTo(600);
            assertThat(spec.path("onExit").asText()).isEqualTo("STOP");
            assertThat(spec.path("query").path("protocol").asText()).isEqualTo("A2S");
            assertThat(spec.path("readOnlyRoot").asBoolean()).isTrue();
            assertThat(spec.path("suspended").asBoolean()).isFalse();
        }
    }

    @Test
    void shouldKeepOtherVariablesWhenSomeAreChanged() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false, "variables", Map.of("MOTD", "Hi", "PASSWORD", "secret")));
        var wanted = new HashMap<String, Object>();
        wanted.put("MOTD", null);

        // when
        var response = patch(tenant, id, Map.of("variables", wanted));

        // then
        response.statusCode(200)
                .body("variables.MOTD", equalTo("Hello"))
                .body("variables.PASSWORD", equalTo("secret"))
                .body("generation", equalTo(2));
    }

    @Test
    void shouldNotRaiseGenerationWhenSettingsAreAsTheyWere() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false));

        // when
        var response = patch(
                tenant,
                id,
                Map.of(
                        "name",
                        "Lobby",
                        "image",
                        "game:1",
                        "variables",
                        Map.of("MOTD", "Hello"),
                        "resources",
                        Map.of("cpuMillis", 100),
                        "stopWhenEmptyMinutes",
                        0));

        // then
        response.statusCode(200).header("ETag", "\"1\"").body("generation", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"image\":\"game:3\"}|image|unknown",
                "{\"image\":\"\"}|image|required",
                "{\"variables\":{\"NOPE\":\"x\"}}|variables.NOPE|unknown",
                "{\"variables\":{\"DIRECTORY\":\"/etc\"}}|variables.DIRECTORY|not-allowed",
                "{\"variables\":{\"MOTD\":\"a\\nb\"}}|variables.MOTD|invalid-format",
                "{\"variables\":{\"MOTD\":7}}|variables.MOTD|wrong-kind",
                "{\"stopWhenEmptyMinutes\":-1}|stopWhenEmptyMinutes|too-small",
                "{\"stopWhenEmptyMinutes\":1441}|stopWhenEmptyMinutes|too-large"
            })
    void shouldNameFieldWhenSettingIsNotAllowed(String body, String field, String code) {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false));

        // when
        var response = patch(tenant, id, body);

        // then
        response.statusCode(400).body("errors[0].field", equalTo(field)).body("errors[0].code", equalTo(code));
        tenant.request().get(tenant.server(id)).then().body("generation", equalTo(1));
    }

    @Test
    void shouldRefuseLongValueWithoutRepeatingIt() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false));

        // when
        var response = patch(tenant, id, Map.of("variables", Map.of("PASSWORD", "s".repeat(2_001))));

        // then
        response.statusCode(400)
                .body("errors[0].code", equalTo("too-long"))
                .body("errors[0].params.max", equalTo(2_000));
        assertThat(response.extract().asString()).doesNotContain("ssss");
    }

    @Test
    void shouldRefuseToCountPlayersWhenGameCannotBeAsked() {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request()
                .body(Map.of("name", "Lobby", "template", TestTemplates.plain(), "stopWhenEmptyMinutes", 5))
                .post(tenant.servers())
                .then();

        // then
        response.statusCode(400).body("errors[0].field", equalTo("stopWhenEmptyMinutes"));
    }

    @Test
    void shouldRefuseUnknownField() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false));

        // then
        patch(tenant, id, Map.of("suspended", true)).statusCode(400).body("code", equalTo("unknown-field"));
    }

    @Test
    void shouldNeedPermissionOfEachPartThatIsChanged() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false));
        var image = Map.of("image", "game:2");
        var name = Map.of("name", "Arena");
        var both = Map.of("name", "Arena", "image", "game:2");

        // when
        tenant.grant(allBut("startup:update"), Map.of());

        // then
        patch(tenant, id, image).statusCode(403);
        patch(tenant, id, both).statusCode(403);
        patch(tenant, id, Map.of("variables", Map.of())).statusCode(403);
        patch(tenant, id, name).statusCode(200);

        // when
        tenant.grant(allBut("server:update"), Map.of());

        // then
        patch(tenant, id, Map.of("name", "Lobby")).statusCode(403);
        patch(tenant, id, Map.of("resources", Map.of("cpuMillis", 200))).statusCode(403);
        patch(tenant, id, Map.of("stopWhenEmptyMinutes", 5)).statusCode(403);
        patch(tenant, id, Map.of()).statusCode(403);
        patch(tenant, id, image).statusCode(200);
    }

    @Test
    void shouldHideStartupFromWhoMayNotReadIt() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false, "variables", Map.of("PASSWORD", "secret")));

        // when
        tenant.grant(allBut("startup:read"), Map.of());

        // then
        for (var response : List.of(
                tenant.request().get(tenant.server(id)).then().statusCode(200),
                patch(tenant, id, Map.of("name", "Arena")).statusCode(200),
                tenant.request()
                        .body("{\"name\":\"Copy\",\"start\":false}")
                        .post(tenant.server(id) + "/clone")
                        .then()
                        .statusCode(202),
                tenant.request()
                        .body("{\"action\":\"start\"}")
                        .post(tenant.server(id) + "/power")
                        .then()
                        .statusCode(202))) {
            response.body("$", not(hasKey("variables"))).body("$", not(hasKey("image")));
        }
        tenant.request().get(tenant.server(id) + "/startup").then().statusCode(403);
        var list = tenant.request().get(tenant.servers()).then().statusCode(200);
        assertThat(list.extract().asString()).doesNotContain("secret");
    }

    @Test
    void shouldTellWhatOfStartupCanBeSet() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false, "image", "game:2", "variables", Map.of("MOTD", "Hi")));

        // when
        var response = tenant.request().get(tenant.server(id) + "/startup").then();

        // then
        response.statusCode(200)
                .body("image", equalTo("game:2"))
                .body("images.image", hasItems("game:1", "game:2"))
                .body("installs", equalTo(true))
                .body("countsPlayers", equalTo(true))
                .body("variables", hasItem(hasEntry("value", "Hi")))
                .body("variables.find { it.key == 'MOTD' }.defaultValue", equalTo("Hello"))
                .body("variables.find { it.key == 'DIRECTORY' }.editable", equalTo(false));
    }

    @Test
    void shouldChangeWhatBecomesOfAnEndWithoutARestart() {
        // given
        var tenant = Tenant.create();
        try (var controller = FakeController.connect()) {
            var id = create(tenant, Map.of());
            Cluster.bring(tenant, id, ServerState.RUNNING, 1);

            // when
            patch(tenant, id, Map.of("onExit", "RESTART"))
                    .statusCode(200)
                    .body("generation", equalTo(2))
                    .body("pendingRestart", equalTo(false));

            // then
            var told =
                    controller.desired(id, server -> server.path("generation").asLong() == 2);
            assertThat(told.path("spec").path("onExit").asText()).isEqualTo("RESTART");
            tenant.request()
                    .get(tenant.server(id) + "/startup")
                    .then()
                    .body("onExit", equalTo("RESTART"))
                    .body("defaultOnExit", equalTo("STOP"));
            var audited = Cluster.audit(entry ->
                    entry.target().id().equals(id.toString()) && entry.action().equals("startup:update"));
            assertThat(audited.before()).doesNotContainKey("onExit");
            assertThat(audited.after()).containsEntry("onExit", "RESTART");
        }
    }

    @Test
    void shouldFollowTemplateWhenEndIsSetAsItSays() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false, "onExit", "RESTART"));

        // when
        patch(tenant, id, Map.of("onExit", "RESTART")).body("generation", equalTo(1));
        patch(tenant, id, Map.of("onExit", "STOP")).body("generation", equalTo(2));

        // then
        var audited = Cluster.audit(entry ->
                entry.target().id().equals(id.toString()) && entry.action().equals("startup:update"));
        assertThat(audited.before()).containsEntry("onExit", "RESTART");
        assertThat(audited.after()).doesNotContainKey("onExit");
        patch(tenant, id, Map.of("onExit", "STOP")).body("generation", equalTo(2));
        patch(tenant, id, Map.of("onExit", "EXPLODE")).statusCode(400);
        tenant.grant(allBut("startup:update"), Map.of());
        patch(tenant, id, Map.of("onExit", "RESTART"))
                .statusCode(403)
                .body("detail", equalTo("This needs the permission startup:update, which you do not have here."));
    }

    @Test
    void shouldSayThatRunningGameTakesItLater() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of());
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);

        // when
        patch(tenant, id, Map.of("stopWhenEmptyMinutes", 5)).body("pendingRestart", equalTo(false));
        patch(tenant, id, Map.of("variables", Map.of("MOTD", "Hi"))).body("pendingRestart", equalTo(true));
        var restarted = tenant.request()
                .body("{\"action\":\"restart\"}")
                .post(tenant.server(id) + "/power")
                .then();

        // then
        restarted.statusCode(202).body("pendingRestart", equalTo(false));
    }

    @Test
    void shouldAuditNamesOfVariablesAndNotTheirValues() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, Map.of("start", false));

        // when
        patch(tenant, id, Map.of("image", "game:2", "variables", Map.of("PASSWORD", "hunter2")))
                .statusCode(200);

        // then
        var entries = Cluster.read(
                Topics.AUDIT_ENTRY,
                m -> m.value().contains(id.toString()) && m.value().contains("startup:update"),
                1);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().value()).doesNotContain("hunter2");
        var entry = Cluster.value(entries.getFirst(), AuditEntry.class);
        assertThat(entry.action()).isEqualTo("startup:update");
        assertThat(entry.before()).doesNotContainKey("image");
        assertThat(entry.after())
                .containsEntry("image", "game:2")
                .containsEntry("changedVariables", List.of("PASSWORD"));
    }
}
