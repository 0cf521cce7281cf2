package io.pteronimbus.gameserver;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many servers, and the template they were made from. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TemplateRolloutTest {
    private static final String OLD = """
            "variables": [{"key": "MOTD", "name": "Message", "defaultValue": "Hello"},
                          {"key": "SEED", "name": "Seed", "defaultValue": "1"}]
            """;
    private static final String NEW = """
            "variables": [{"key": "MOTD", "name": "Message", "defaultValue": "Hi"}]
            """;

    private final Tenant tenant = Tenant.create();
    private String template;

    @BeforeEach
    void makeTemplate() {
        template = template("Brick");
    }

    private String templates() {
        return "/api/v1/tenants/" + tenant.id() + "/templates";
    }

    private String template(String name) {
        return tenant.request()
                .body(Map.of("name", name, "spec", Specs.plainJson(OLD)))
                .post(templates())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void saveNewVersion() {
        tenant.request()
                .header("If-Match", "*")
                .body(Map.of("name", "Brick", "spec", Specs.plainJson(NEW)))
                .put(templates() + "/" + template)
                .then()
                .statusCode(200);
    }

    private String create(String name, String templateId, Map<String, ?> variables) {
        return tenant.request()
                .body(Map.of("name", name, "templateId", templateId, "start", false, "variables", variables))
                .post(tenant.servers())
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private ValidatableResponse rollOut(Object body) {
        return tenant.request()
                .body(body)
                .post(templates() + "/" + template + "/servers")
                .then();
    }

    @Test
    void shouldLetManyFollowAndTellOfEach() {
        // given
        var one = create("One", template, Map.of("SEED", "7"));
        var two = create("Two", template, Map.of());
        var other = create("Other", template("Stone"), Map.of());
        var nobody = UUID.randomUUID().toString();
        saveNewVersion();

        // when
        var ids = Stream.of(one, two, other, nobody).sorted().toList();
        var answer = rollOut(Map.of("serverIds", ids)).statusCode(200);

        // then
        answer.body("results.serverId", equalTo(ids))
                .body("results.find { it.serverId == '" + one + "' }.code", nullValue())
                .body("results.find { it.serverId == '" + one + "' }.droppedVariables", contains("SEED"))
                .body("results.find { it.serverId == '" + two + "' }.droppedVariables", empty())
                .body("results.find { it.serverId == '" + other + "' }.code", equalTo("conflict"))
                .body("results.find { it.serverId == '" + nobody + "' }.code", equalTo("not-found"));
        tenant.request()
                .queryParam("template", template)
                .get(tenant.servers())
                .then()
                .body("items.id", containsInAnyOrder(one, two))
                .body("items.templateVersion", contains(2, 2));
        rollOut(Map.of("serverIds", List.of(one), "version", 1)).body("results[0].code", nullValue());
        rollOut(Map.of("serverIds", List.of(one), "version", 9)).body("results[0].code", equalTo("not-found"));
    }

    @Test
    void shouldTouchOnlyWhatThePersonMay() {
        // given
        var mine = create("Mine", template, Map.of());
        var seen = create("Seen", template, Map.of());
        var unseen = create("Unseen", template, Map.of());
        saveNewVersion();
        tenant.grant(Set.of(), Map.of(mine, Set.of("server:read", "startup:update"), seen, Set.of("server:read")));

        // when
        var answer = rollOut(Map.of("serverIds", List.of(mine, seen, unseen))).statusCode(200);

        // then
        answer.body("results.find { it.serverId == '" + mine + "' }.code", nullValue())
                .body("results.find { it.serverId == '" + seen + "' }.code", equalTo("forbidden"))
                .body("results.find { it.serverId == '" + unseen + "' }.code", equalTo("not-found"));
        tenant.grant(Permissions.TENANT, Map.of());
        tenant.request().get(tenant.servers() + "/" + seen).then().body("templateVersion", equalTo(1));
        tenant.request().get(tenant.servers() + "/" + mine).then().body("templateVersion", equalTo(2));
        tenant.grant(Set.of("server:read"), Map.of());
        rollOut(Map.of("serverIds", List.of(mine))).statusCode(403);
    }

    @Test
    void shouldFindNoTemplateThatIsNotTheTenants() {
        // given
        var server = create("One", template, Map.of());
        var nothing = tenant.request().body(Map.of("serverIds", List.of(server)));

        // when
        var answer = nothing.post(templates() + "/" + UUID.randomUUID() + "/servers");

        // then
        answer.then().statusCode(404).body("detail", containsString("template"));
    }

    @Test
    void shouldRefuseWhatIsNoListOfServers() {
        rollOut(Map.of()).statusCode(400).body("errors[0].field", equalTo("serverIds"));
        rollOut(Map.of("serverIds", List.of())).statusCode(400);
        rollOut(Map.of("serverIds", List.of("x"))).statusCode(400);
        rollOut(Map.of("serverIds", Stream.generate(UUID::randomUUID).limit(101).toList()))
                .statusCode(400);
        tenant.request()
                .queryParam("template", "x")
                .get(tenant.servers())
                .then()
                .statusCode(404);
    }
}
