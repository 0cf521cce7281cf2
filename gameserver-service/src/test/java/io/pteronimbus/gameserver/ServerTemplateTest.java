package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What servers make of the templates they follow. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerTemplateTest {
    private static final String OLD = """
            "variables": [{"key": "MOTD", "name": "Message", "defaultValue": "Hello"},
                          {"key": "SEED", "name": "Seed", "defaultValue": "1"}]
            """;
    private static final String NEW = """
            "variables": [{"key": "MOTD", "name": "Message", "defaultValue": "Hi"},
                          {"key": "TOKEN", "name": "Token", "defaultValue": "", "rules": ["required"]}]
            """;

    private final Tenant tenant = Tenant.create();

    private String templates() {
        return "/api/v1/tenants/" + tenant.id() + "/templates";
    }

    private String template(String... fields) {
        return tenant.request()
                .body(Map.of("name", "Brick", "spec", Specs.plainJson(fields)))
                .post(templates())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void save(String id, String... fields) {
        tenant.request()
                .header("If-Match", "*")
                .body(Map.of("name", "Brick", "spec", Specs.plainJson(fields)))
                .put(templates() + "/" + id)
                .then()
                .statusCode(200);
    }

    private Response create(String templateId, Map<String, ?> variables) {
        return tenant.request()
                .body(Map.of("name", "Lobby", "templateId", templateId, "start", false, "variables", variables))
                .post(tenant.servers());
    }

    private Response follow(String server, String body) {
        return tenant.request().body(body).post(tenant.servers() + "/" + server + "/template");
    }

    @Test
    void shouldStayWithItsVersionUntilToldOtherwise() {
        // given
        var id = template(OLD);
        String server = create(id, Map.of("MOTD", "Mine", "SEED", "7"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        // when
        save(id, NEW);

        // then
        tenant.request()
                .get(tenant.servers() + "/" + server)
                .then()
                .body("templateVersion", equalTo(1))
                .body("newestTemplateVersion", equalTo(2));
        follow(server, "{}")
                .then()
                .statusCode(202)
                .body("templateVersion", equalTo(2))
                .body("server.templateVersion", equalTo(2))
                .body("server.variables.MOTD", equalTo("Mine"))
                .body("droppedVariables", contains("SEED"))
                .body("missingVariables", contains("TOKEN"));
        follow(server, "{\"version\": 1}")
                .then()
                .statusCode(202)
                .body("server.templateVersion", equalTo(1))
                .body("server.newestTemplateVersion", equalTo(2))
                .body("server.variables.SEED", equalTo("1"))
                .body("missingVariables", empty());
        follow(server, "{\"version\": 3}").then().statusCode(404);
        follow(server, "{\"version\": 0}").then().statusCode(400);
    }

    @Test
    void shouldKeepRulesOfItsVariables() {
        // given
        var id = template("""
                "variables": [{"key": "SLOTS", "name": "Slots", "defaultValue": "8", "rules": ["required", "integer", "between:1,32"]},
                              {"key": "MAP", "name": "Map", "defaultValue": "a", "rules": ["in:a,b"]},
                              {"key": "TOKEN", "name": "Token", "defaultValue": "", "rules": ["required", "string"]}]
                """);

        // then
        create(id, Map.of())
                .then()
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo("variables.TOKEN"))
                .body("errors[0].code", equalTo("required"));
        create(id, Map.of("SLOTS", "33", "MAP", "c", "TOKEN", "t"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("variables.SLOTS", "variables.MAP"))
                .body("errors[0].code", equalTo("breaks-rule"))
                .body("errors[0].params.rule", equalTo("rule.between.numeric"))
                .body("errors[1].params.rule", equalTo("rule.in"));
        create(id, Map.of("SLOTS", "32", "TOKEN", "t")).then().statusCode(202);
    }

    @Test
    void shouldTellNobodyWhatIsSecret() {
        // given
        var id = template("""
                "variables": [{"key": "TOKEN", "name": "Token", "defaultValue": "", "secret": true},
                              {"key": "HIDDEN", "name": "Hidden", "defaultValue": "h", "viewable": false, "rules": ["required"]}]
                """);

        // when
        var created = create(id, Map.of("TOKEN", "s3cret-value"));
        String server = created.then().statusCode(202).extract().path("id");
        var startup = tenant.request().get(tenant.servers() + "/" + server + "/startup");
        var read = tenant.request().get(tenant.servers() + "/" + server);

        // then
        create(id, Map.of("HIDDEN", "x")).then().statusCode(400).body("errors[0].field", equalTo("variables.HIDDEN"));
        startup.then()
                .body("variables", hasSize(1))
                .body("variables[0].value", nullValue())
                .body("variables[0].isSet", equalTo(true))
                .body("variables[0].secret", equalTo(true));
        assertThat(created.asString() + startup.asString() + read.asString())
                .doesNotContain("s3cret-value")
                .doesNotContain("HIDDEN");
    }

    @Test
    void shouldMakeTemplateAsServerIsSetButForWhatIsNotShown() {
        // given
        var id = template("""
                "images": [{"name": "21", "image": "brick:21"}, {"name": "25", "image": "brick:25"}],
                "startup": {"lines": [{"name": "Default", "line": "./brick"}, {"name": "Mods", "line": "./brick --mods"}]},
                "variables": [{"key": "MOTD", "name": "Message", "defaultValue": "Hello"},
                              {"key": "TOKEN", "name": "Token", "defaultValue": "", "secret": true},
                              {"key": "SEED", "name": "Seed", "defaultValue": "1"}]
                """);
        String server = tenant.request()
                .body(Map.of(
                        "name",
                        "Lobby",
                        "templateId",
                        id,
                        "start",
                        false,
                        "startup",
                        "Mods",
                        "image",
                        "brick:25",
                        "variables",
                        Map.of("MOTD", "Mine", "TOKEN", "s3cret-value"),
                        "resources",
                        Map.of("memoryMiB", 777)))
                .post(tenant.servers())
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        // when
        var saved = saveAsTemplate(server, "Our lobby");

        // then
        saved.then()
                .statusCode(201)
                .body("name", equalTo("Our lobby"))
                .body("slug", equalTo("our-lobby"))
                .body("scope", equalTo("TENANT"))
                .body("version", equalTo(1))
                .body("spec.images.image", contains("brick:25", "brick:21"))
                .body("spec.startup.lines.name", contains("Mods", "Default"))
                .body("spec.variables.defaultValue", contains("Mine", "", "1"))
                .body("spec.resources.memoryMiB", equalTo(777));
        assertThat(saved.asString()).doesNotContain("s3cret-value");
        tenant.request().get(tenant.servers() + "/" + server).then().body("templateId", equalTo(id));
        saveAsTemplate(server, " ").then().statusCode(400);
        saveAsTemplate(UUID.randomUUID().toString(), "x").then().statusCode(404);
        tenant.grant(Set.of("server:read", "startup:read"), Map.of());
        saveAsTemplate(server, "x").then().statusCode(403);
        tenant.grant(Set.of("server:read", "template:create"), Map.of());
        saveAsTemplate(server, "x").then().statusCode(403);
    }

    private Response saveAsTemplate(String server, String name) {
        return tenant.request().body(Map.of("name", name)).post(tenant.servers() + "/" + server + "/save-as-template");
    }

    @Test
    void shouldStartAsTheTemplateSaysWhenItHasCommands() {
        // given
        var id = template("""
                "startup": {"lines": [{"name": "Default", "line": "./brick {{MOTD}}"}, {"name": "Mods", "line": "./brick --mods"}]}
                """);

        // when
        String server = tenant.request()
                .body(Map.of("name", "Lobby", "templateId", id, "start", false, "startup", "Mods"))
                .post(tenant.servers())
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        // then
        tenant.request()
                .get(tenant.servers() + "/" + server + "/startup")
                .then()
                .body("startup", equalTo("Mods"))
                .body("startups.name", contains("Default", "Mods"));
        tenant.request()
                .body(Map.of("name", "Other", "templateId", id, "startup", "None"))
                .post(tenant.servers())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("startup"));
    }
}
