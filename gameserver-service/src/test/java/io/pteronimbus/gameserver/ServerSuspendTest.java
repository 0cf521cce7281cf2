package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerSuspendTest {
    private final Tenant tenant = Tenant.create();

    private ValidatableResponse post(UUID id, String path, Object body) {
        return tenant.request().body(body).post(tenant.server(id) + path).then();
    }

    private ValidatableResponse suspend(UUID id, String reason) {
        return post(id, "/suspend", Map.of("reason", reason));
    }

    private UUID running() {
        var id = tenant.createStarted("Lobby");
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);
        return id;
    }

    @Test
    void shouldHoldServerUntilItIsResumed() {
        // given
        var id = running();
        try (var controller = FakeController.connect()) {
            // when
            suspend(id, " Too loud ")
                    .statusCode(202)
                    .body("state", equalTo("STOPPING"))
                    .body("desiredState", equalTo("RUNNING"))
                    .body("suspended", equalTo(true))
                    .body("suspendedReason", equalTo("Too loud"));

            // then
            assertThat(controller
                            .desired(id, s -> s.path("generation").asLong() == 2)
                            .path("spec")
                            .path("suspended")
                            .asBoolean())
                    .isTrue();
            Cluster.bring(tenant, id, ServerState.SUSPENDED, 2);
            for (var action : List.of("start", "stop", "restart", "kill")) {
                post(id, "/power", Map.of("action", action))
                        .statusCode(409)
                        .body("code", equalTo("server-suspended"))
                        .body("detail", containsString("Too loud"));
            }
            post(id, "/command", Map.of("command", "list")).statusCode(409).body("code", equalTo("server-suspended"));
            post(id, "/reinstall", Map.of()).statusCode(409);

            // when
            post(id, "/resume", Map.of())
                    .statusCode(202)
                    .body("state", equalTo("STARTING"))
                    .body("suspended", equalTo(false))
                    .body("suspendedReason", nullValue());

            // then
            assertThat(controller
                            .desired(id, s -> s.path("generation").asLong() == 3)
                            .path("spec")
                            .path("suspended")
                            .asBoolean())
                    .isFalse();
        }
        var actions = Cluster.read(Topics.AUDIT_ENTRY, m -> m.value().contains(id.toString()), 3).stream()
                .map(m -> Cluster.value(m, AuditEntry.class))
                .toList();
        assertThat(actions)
                .extracting(AuditEntry::action)
                .containsExactly("server:create", "server:suspend", "server:resume");
        assertThat(actions.get(1).before()).containsEntry("suspended", false);
        assertThat(actions.get(1).after())
                .containsEntry("suspended", true)
                .containsEntry("suspendedReason", "Too loud");
    }

    @Test
    void shouldGoThroughWhenAnotherActionIsUnderWayAndBeSaidOnce() {
        // given
        var id = tenant.createStarted("Lobby");

        // when
        suspend(id, "One").statusCode(202).body("generation", equalTo(2));
        suspend(id, "One").statusCode(202).body("generation", equalTo(2));

        // then
        suspend(id, "Two").statusCode(202).body("suspendedReason", equalTo("Two"));
        post(id, "/power", Map.of("action", "kill")).statusCode(202).body("suspended", equalTo(true));
    }

    @Test
    void shouldBeSuspendedAtOnceWhenItDoesNotRun() {
        // given
        var id = tenant.createStopped("Lobby");

        // then
        post(id, "/suspend", Map.of()).statusCode(202).body("state", equalTo("SUSPENDED"));
        post(id, "/resume", Map.of()).statusCode(202).body("state", equalTo("STOPPED"));
        RestAssured.given()
                .header("Authorization", "Bearer " + tenant.token())
                .post(tenant.server(id) + "/resume")
                .then()
                .statusCode(202)
                .body("generation", equalTo(3));
        post(id, "/power", Map.of("action", "start")).statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"a\\nb\"}", "{\"reason\":7}", "{\"why\":\"x\"}", "[]"})
    void shouldRefuseWhenReasonIsNone(String body) {
        var id = tenant.createStopped("Lobby");
        post(id, "/suspend", body).statusCode(400);
        suspend(id, "x".repeat(201)).statusCode(400).body("errors[0].code", equalTo("too-long"));
    }

    @Test
    void shouldNeedPermissionToSuspend() {
        // given
        var id = tenant.createStopped("Lobby");
        tenant.grant(
                Permissions.TENANT.stream()
                        .filter(p -> !p.equals("server:suspend"))
                        .collect(Collectors.toSet()),
                Map.of());

        // then
        suspend(id, "x").statusCode(403);
        post(id, "/resume", Map.of()).statusCode(403);
    }

    @Test
    void shouldInstallAnewWhenTemplateInstalls() {
        // given
        var id = complete("Made");
        try (var controller = FakeController.connect()) {
            // when
            post(id, "/reinstall", Map.of()).statusCode(202).body("state", equalTo("INSTALLING"));

            // then
            var install = install(controller, id, 2);
            assertThat(install.path("nonce").asLong()).isEqualTo(2);
            assertThat(install.path("wipe").asBoolean(true)).isFalse();
        }
        post(id, "/reinstall", Map.of()).statusCode(409).body("code", equalTo("power-in-progress"));
        RestAssured.given()
                .get("/q/metrics")
                .then()
                .body(Matchers.containsString("pteronimbus_server_intents_total{action=\"REINSTALL\"}"));
    }

    @Test
    void shouldDeleteFilesFirstOnlyWhenAsked() {
        // given
        var id = complete("Wiped");
        try (var controller = FakeController.connect()) {
            // when
            post(id, "/reinstall", Map.of("wipe", true)).statusCode(202);

            // then
            assertThat(install(controller, id, 2).path("wipe").asBoolean()).isTrue();
        }
        var entries = Cluster.read(
                Topics.AUDIT_ENTRY,
                m -> m.value().contains(id.toString()) && m.value().contains("server:reinstall"),
                1);
        assertThat(Cluster.value(entries.getFirst(), AuditEntry.class).after()).containsEntry("wipe", true);
        post(id, "/reinstall", Map.of("wipe", "perhaps")).statusCode(400);
    }

    @Test
    void shouldNeedNoBodyToInstallAnew() {
        // given
        var id = complete("Plain");

        // when
        tenant.request().post(tenant.servers() + "/" + id + "/reinstall").then().statusCode(202);
    }

    private UUID complete(String name) {
        return UUID.fromString(tenant.request()
                .body(Map.of("name", name, "template", TestTemplates.complete(), "start", false))
                .post(tenant.servers())
                .then()
                .extract()
                .path("id"));
    }

    private static JsonNode install(FakeController controller, UUID id, long generation) {
        return controller
                .desired(id, s -> s.path("generation").asLong() == generation)
                .path("spec")
                .path("install");
    }

    @Test
    void shouldRefuseToInstallWhenTemplateInstallsNothing() {
        // given
        var id = tenant.createStopped("Lobby");

        // then
        post(id, "/reinstall", Map.of()).statusCode(409).body("code", equalTo("conflict"));
        tenant.grant(
                Permissions.TENANT.stream()
                        .filter(p -> !p.equals("server:reinstall"))
                        .collect(Collectors.toSet()),
                Map.of());
        post(id, "/reinstall", Map.of()).statusCode(403);
    }
}
