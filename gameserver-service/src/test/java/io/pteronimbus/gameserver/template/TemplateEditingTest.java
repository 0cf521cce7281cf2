package io.pteronimbus.gameserver.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TemplateEditingTest {
    private static final String VARIABLE =
            "\"variables\": [{\"key\": \"MOTD\", \"name\": \"Message\", \"defaultValue\": \"%s\"}]";

    private final Tenant tenant = Tenant.create();

    private String templates() {
        return "/api/v1/tenants/" + tenant.id() + "/templates";
    }

    private static Map<String, Object> request(String name, ObjectNode spec) {
        return Map.of("name", name, "spec", spec);
    }

    private Response create(String name, String... fields) {
        return tenant.request().body(request(name, Specs.plainJson(fields))).post(templates());
    }

    private Response save(String id, int version, String name, String... fields) {
        return tenant.request()
                .header("If-Match", "\"" + version + "\"")
                .body(request(name, Specs.plainJson(fields)))
                .put(templates() + "/" + id);
    }

    private Response preview(String id, int version, String name, String... fields) {
        return tenant.request()
                .header("If-Match", "\"" + version + "\"")
                .body(request(name, Specs.plainJson(fields)))
                .post(templates() + "/" + id + "/preview");
    }

    @Test
    void shouldAnswerTemplateWhenItIsMade() {
        create("Brick Yard!", VARIABLE.formatted("Hi"))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("slug", equalTo("brick-yard"))
                .body("game", equalTo("brick-yard"))
                .body("version", equalTo(1))
                .body("scope", equalTo("TENANT"))
                .body("builtIn", equalTo(false))
                .body("spec.variables[0].key", equalTo("MOTD"))
                .body("createdAt", notNullValue());
        create("Brick yard").then().statusCode(201).body("slug", equalTo("brick-yard-2"));
        tenant.request()
                .get(templates() + "?q=brick")
                .then()
                .body("items.slug", contains("brick-yard", "brick-yard-2"))
                .body("items[0].spec", nullValue());
    }

    @Test
    void shouldKeepOldVersionsWhenTemplateIsSaved() {
        // given
        String id = create("Brick", VARIABLE.formatted("One")).then().extract().path("id");

        // when
        save(id, 1, "Brick", VARIABLE.formatted("Two"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2));

        // then
        tenant.request()
                .get(templates() + "/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items[0].author", notNullValue());
        tenant.request()
                .get(templates() + "/" + id + "/versions/1")
                .then()
                .body("spec.variables[0].defaultValue", equalTo("One"));
        tenant.request()
                .get(templates() + "/" + id + "/versions/2/diff?from=1")
                .then()
                .body("changes", hasSize(1))
                .body("changes[0].path", equalTo("spec.variables.MOTD.defaultValue"))
                .body("changes[0].before", equalTo("One"))
                .body("changes[0].after", equalTo("Two"));
    }

    @Test
    void shouldSaveNothingWhenChangesArePreviewed() {
        // given
        String id = create("Brick", VARIABLE.formatted("One")).then().extract().path("id");

        // when
        var previewed = preview(id, 1, "Brick 2", VARIABLE.formatted("Two"));

        // then
        previewed
                .then()
                .statusCode(200)
                .body("from", equalTo(1))
                .body("to", equalTo(2))
                .body("changes.path", contains("name", "spec.variables.MOTD.defaultValue"))
                .body("changes[1].before", equalTo("One"))
                .body("changes[1].after", equalTo("Two"));
        preview(id, 1, "Brick", VARIABLE.formatted("One")).then().body("changes", hasSize(0));
        tenant.request().get(templates() + "/" + id).then().header("ETag", "\"1\"");
    }

    @Test
    void shouldRefusePreviewWhenSavingWouldBeRefused() {
        // given
        String id = create("Brick").then().extract().path("id");
        String builtIn = tenant.request().get(templates() + "?q=minecraft-demo").path("items[0].id");

        // then
        preview(id, 1, "Brick", "\"unknown\": 1").then().statusCode(400).body("errors.field", contains("spec.unknown"));
        preview(id, 7, "Brick").then().statusCode(412).body("code", equalTo("precondition-failed"));
        preview(builtIn, 1, "Mine").then().statusCode(409).body("code", equalTo("template-read-only"));
    }

    @Test
    void shouldMakeNoVersionWhenNothingIsDifferent() {
        String id = create("Brick").then().extract().path("id");
        save(id, 1, "Brick").then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void shouldRefuseWhenTemplateWasChangedMeanwhile() {
        // given
        String id = create("Brick").then().extract().path("id");
        save(id, 1, "Brick 2").then().statusCode(200);

        // then
        save(id, 1, "Brick 3").then().statusCode(412).body("code", equalTo("precondition-failed"));
        tenant.request()
                .body(request("Brick 3", Specs.plainJson()))
                .put(templates() + "/" + id)
                .then()
                .statusCode(428);
    }

    @Test
    void shouldSayWhatItDidBeforeWhenRolledBack() {
        // given
        String id = create("Brick", VARIABLE.formatted("One")).then().extract().path("id");
        save(id, 1, "Brick", VARIABLE.formatted("Two")).then().statusCode(200);

        // when
        var rolled = tenant.request()
                .header("If-Match", "\"2\"")
                .body(Map.of("version", 1))
                .post(templates() + "/" + id + "/rollback");

        // then
        rolled.then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("spec.variables[0].defaultValue", equalTo("One"));
        tenant.request()
                .get(templates() + "/" + id + "/versions")
                .then()
                .body("items.note", contains("As in version 1", "", ""));
        tenant.request()
                .header("If-Match", "*")
                .body(Map.of("version", 7))
                .post(templates() + "/" + id + "/rollback")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldPageThroughAllWhenTenantHasTheSlugOfEverybodys() {
        // given
        tenant.request()
                .body(Map.of("name", "Mine", "slug", "minecraft-demo", "spec", Specs.plainJson()))
                .post(templates())
                .then()
                .statusCode(201);

        // when
        var first = tenant.request().get(templates() + "?q=minecraft-demo&limit=1");
        String cursor = first.then().statusCode(200).extract().path("nextCursor");
        var second = tenant.request().get(templates() + "?q=minecraft-demo&limit=1&cursor=" + cursor);

        // then
        assertThat(List.of(
                        first.path("items[0].scope").toString(),
                        second.path("items[0].scope").toString()))
                .containsExactlyInAnyOrder("TENANT", "GLOBAL");
    }

    @Test
    void shouldRefuseChangeWhenTemplateComesWithTheProduct() {
        // given
        String id = tenant.request().get(templates() + "?q=minecraft-demo").path("items[0].id");

        // then
        save(id, 1, "Mine").then().statusCode(409).body("code", equalTo("template-read-only"));
        tenant.request()
                .delete(templates() + "/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("template-read-only"));
        tenant.request()
                .body(Map.of("name", "Mine"))
                .post(templates() + "/" + id + "/copy")
                .then()
                .statusCode(201)
                .body("scope", equalTo("TENANT"))
                .body("slug", equalTo("mine"))
                .body("spec.done.pattern", equalTo("Done ("));
    }

    @Test
    void shouldNotBeThereWhenTemplateIsAnotherTenants() {
        // given
        String id = create("Brick").then().extract().path("id");
        var other = Tenant.create();
        var path = "/api/v1/tenants/" + other.id() + "/templates/" + id;

        // then
        other.request().get(path).then().statusCode(404);
        other.request().get(path + "/versions").then().statusCode(404);
        other.request().get(path + "/versions/1").then().statusCode(404);
        other.request().get(path + "/versions/1/diff?from=1").then().statusCode(404);
        other.request().get(path + "/export?format=PTDL_v2").then().statusCode(404);
        other.request().delete(path).then().statusCode(404);
        other.request().body(Map.of()).post(path + "/copy").then().statusCode(404);
        other.request()
                .header("If-Match", "*")
                .body(request("Mine", Specs.plainJson()))
                .put(path)
                .then()
                .statusCode(404);
        other.request()
                .header("If-Match", "*")
                .body(request("Mine", Specs.plainJson()))
                .post(path + "/preview")
                .then()
                .statusCode(404);
        other.request()
                .header("If-Match", "*")
                .body(Map.of("version", 1))
                .post(path + "/rollback")
                .then()
                .statusCode(404);
        other.request()
                .body(Map.of("name", "Lobby", "templateId", id))
                .post(other.servers())
                .then()
                .statusCode(400);
    }

    @Test
    void shouldDeleteOnlyWhenNoServerFollowsIt() {
        // given
        String id = create("Brick").then().extract().path("id");
        tenant.request()
                .body(Map.of("name", "Lobby", "templateId", id, "start", false))
                .post(tenant.servers())
                .then()
                .statusCode(202);

        // then
        tenant.request().delete(templates() + "/" + id).then().statusCode(409).body("code", equalTo("template-in-use"));
        String unused = create("Unused").then().extract().path("id");
        tenant.request().delete(templates() + "/" + unused).then().statusCode(204);
        tenant.request().get(templates() + "/" + unused).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"images\": []",
                "\"images\": [{\"name\": \"a\", \"image\": \"\"}]",
                "\"images\": [{\"name\": \"a\", \"image\": \"x\"}, {\"name\": \"a\", \"image\": \"y\"}]",
                "\"unknown\": 1",
                "\"variables\": [{\"key\": \"A-B\", \"name\": \"a\", \"defaultValue\": \"\"}]",
                "\"variables\": [{\"key\": \"SERVER_PORT\", \"name\": \"a\", \"defaultValue\": \"\"}]",
                "\"variables\": [{\"key\": \"A\", \"name\": \"a\"}]",
                "\"configFiles\": [{\"path\": \"../x\", \"parser\": \"FILE\"}]",
                "\"configFiles\": [{\"path\": \"/etc/passwd\", \"parser\": \"FILE\"}]",
                "\"configFiles\": [{\"path\": \"a\", \"parser\": \"TOML\"}]",
                "\"configFiles\": [{\"path\": \"a\", \"parser\": \"JSON\", \"edits\": [{\"match\": \"a\", \"value\": \"{\", \"literal\": true}]}]",
                "\"stop\": {\"timeoutSeconds\": 0}",
                "\"stop\": {\"command\": \"stop\", \"signal\": \"nonsense\", \"timeoutSeconds\": 5}",
                "\"done\": {\"pattern\": \"(\", \"regex\": true}",
                "\"query\": {\"protocol\": \"A2S\", \"port\": \"none\"}",
                "\"dataPath\": \"/a/../etc\"",
                "\"placement\": {\"a b\": \"c\"}",
                "\"resources\": {\"cpuMillis\": 0, \"memoryMiB\": 1, \"diskMiB\": 1}"
            })
    void shouldRefuseWhenSpecCannotBe(String field) {
        create("Brick", field)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItem(startsWith("spec")));
        tenant.request().get(templates() + "?q=brick").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"'',Brick", "Bad_Slug,Brick", "good,''", "good,'a\nb'"})
    void shouldRefuseWhenItsNameCannotBe(String slug, String name) {
        var request = new HashMap<String, Object>(request(name, Specs.plainJson()));
        request.put("slug", slug);
        tenant.request().body(request).post(templates()).then().statusCode(400);
    }

    @Test
    void shouldTakeNullsForNothing() {
        create("Brick", "\"install\": null", "\"query\": null").then().statusCode(201);
    }

    @Test
    void shouldShowSchemaToEditors() {
        tenant.request()
                .get("/api/v1/templates/schema")
                .then()
                .statusCode(200)
                .body("properties.images.maxItems", equalTo(64))
                .body("additionalProperties", equalTo(false));
    }

    @Test
    void shouldTellAuditLogWhenTemplateIsChanged() {
        // given
        var id = UUID.fromString(create("Brick").then().extract().path("id"));

        // when
        save(id.toString(), 1, "Brick 2").then().statusCode(200);
        tenant.request().delete(templates() + "/" + id).then().statusCode(204);

        // then
        var actions = Cluster.read(
                        Topics.AUDIT_ENTRY, message -> message.value().contains(id.toString()), 3)
                .stream()
                .map(message -> Cluster.value(message, AuditEntry.class).action())
                .toList();
        assertThat(actions).containsExactly("template:create", "template:update", "template:delete");
    }

    @Test
    void shouldMakeOneTemplateWhenRequestIsRepeated() {
        // given
        var body = Map.of("name", "Repeated", "spec", Specs.plainJson());
        var first = keyed("k1").body(body).post(templates());
        String id = first.then().statusCode(201).extract().path("id");

        // then
        keyed("k1").body(body).post(templates()).then().statusCode(201).body("id", equalTo(id));
        keyed("k1")
                .body(Map.of("name", "Other", "spec", Specs.plainJson()))
                .post(templates())
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-mismatch"));
        String copy = keyed("k2")
                .body(Map.of())
                .post(templates() + "/" + id + "/copy")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        keyed("k2")
                .body(Map.of())
                .post(templates() + "/" + id + "/copy")
                .then()
                .statusCode(201)
                .body("id", equalTo(copy));
        tenant.request().get(templates() + "?q=repeated").then().body("items.id", containsInAnyOrder(id, copy));
    }

    private RequestSpecification keyed(String key) {
        return tenant.request().header("Idempotency-Key", key);
    }
}
