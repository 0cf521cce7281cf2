package io.pteronimbus.gameserver.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TemplateTest {
    @Inject
    BuiltInTemplates builtIn;

    @Inject
    TenantContext context;

    @Inject
    EntityManager entities;

    @Inject
    TemplateJson json;

    @Inject
    TemplateCheck check;

    private static TemplateDocument document(String slug, String description) {
        return new TemplateDocument(slug, "A game", description, "game", Specs.plain());
    }

    @ParameterizedTest
    @CsvSource({"a b,c", "zone,a b", "'',x"})
    void shouldRefuseWhenItsLabelsAreNone(String key, String value) {
        var spec = Specs.plain("\"placement\": {\"" + key + "\": \"" + value + "\"}");
        assertThatThrownBy(() -> check.require(spec)).hasMessageContaining("labels that a cluster can have");
    }

    @Test
    void shouldShowSpecOnlyWhenOneIsAskedFor() {
        // given
        var tenant = Tenant.create();

        // when
        var list = tenant.request().get("/api/v1/tenants/" + tenant.id() + "/templates?q=minecraft-demo");
        String id = list.then().statusCode(200).extract().path("items[0].id");
        var one = tenant.request().get("/api/v1/templates/" + id).then();

        // then
        list.then().body("items[0]", not(hasKey("spec"))).body("items[0].scope", equalTo("GLOBAL"));
        one.statusCode(200)
                .body("slug", equalTo("minecraft-demo"))
                .body("game", equalTo("minecraft"))
                .body("version", equalTo(1))
                .body("spec.images.image", hasItem("pteronimbus/demo-game:1"))
                .body("spec.stop.command", equalTo("stop"))
                .body("spec.stop.timeoutSeconds", equalTo(30))
                .body("spec.done.pattern", equalTo("Done ("))
                .body("spec.ports[0].containerPort", equalTo(25565))
                .body("spec.resources.memoryMiB", equalTo(512));
    }

    @Test
    void shouldHaveOpenTtdInTheCatalogue() {
        // given
        var tenant = Tenant.create();
        String id = tenant.request()
                .get("/api/v1/tenants/" + tenant.id() + "/templates?q=openttd")
                .then()
                .extract()
                .path("items[0].id");

        // when
        var one = tenant.request().get("/api/v1/templates/" + id).then();

        // then
        one.statusCode(200)
                .body("slug", equalTo("openttd"))
                .body("spec.images.image", hasItem("pteronimbus/openttd:1"))
                .body("spec.query.protocol", equalTo("OPENTTD"))
                .body("spec.stop.command", equalTo("quit"))
                .body("spec.ports.containerPort", equalTo(List.of(3979, 3979)))
                .body("spec.ports.protocol", equalTo(List.of("TCP", "UDP")));
    }

    @Test
    void shouldAnswer404WhenThereIsNoSuchTemplate() {
        var tenant = Tenant.create();
        tenant.request().get("/api/v1/templates/" + UUID.randomUUID()).then().statusCode(404);
        tenant.request().get("/api/v1/templates/nonsense").then().statusCode(404);
    }

    @Test
    void shouldKeepOldVersionWhenContentChanges() {
        // given
        var tenant = Tenant.create();
        var slug = "game-" + UUID.randomUUID();
        builtIn.synchronise(document(slug, "first"));
        builtIn.synchronise(document(slug, "first"));
        String id = tenant.request()
                .body(Map.of("name", "Lobby", "template", slug))
                .post(tenant.servers())
                .then()
                .statusCode(202)
                .body("templateVersion", equalTo(1))
                .extract()
                .path("id");

        // when
        builtIn.synchronise(document(slug, "second"));

        // then
        tenant.request()
                .get("/api/v1/templates?q=" + slug)
                .then()
                .body("items[0].version", equalTo(2))
                .body("items[0].description", equalTo("second"));
        tenant.request()
                .body("{\"action\":\"kill\"}")
                .post(tenant.server(UUID.fromString(id)) + "/power")
                .then()
                .statusCode(202)
                .body("templateVersion", equalTo(1));
    }

    @Test
    void shouldReadSpecWhenItIsOfAnEarlierVersion() throws Exception {
        // given
        var old = """
                {"images":[{"name":"Demo","image":"demo:1"}],"startup":{"command":[],"args":[]},
                 "variables":[{"key":"A","name":"A","defaultValue":"1"}],"done":{"pattern":"Done","regex":false},
                 "stop":{"command":"stop","timeoutSeconds":30},
                 "ports":[{"name":"game","containerPort":25565,"protocol":"TCP"}],"dataPath":"/data",
                 "resources":{"cpuMillis":1000,"memoryMiB":512,"diskMiB":1024}}
                """;

        // when
        var spec = json.spec(old);

        // then
        assertThat(spec.install()).isNull();
        assertThat(spec.query()).isNull();
        assertThat(spec.onExit()).isNull();
        assertThat(spec.hasReadOnlyRoot()).isFalse();
        assertThat(spec.done().byQuery()).isFalse();
        assertThat(spec.variables().getFirst().mayBeSet()).isTrue();
    }

    @Test
    void shouldRefuseQueryOfPortThatIsNotThere() {
        assertThatThrownBy(() -> Specs.plain("\"query\": {\"protocol\": \"A2S\", \"port\": \"game\"}"))
                .hasMessageContaining("the query names a port that is not there");
    }

    @Test
    void shouldRefuseChangeWhenVersionIsThere() {
        // given
        builtIn.synchronise(document("fixed-game", "first"));
        var templateId = EventIds.of("template", "fixed-game");

        // then
        assertThatThrownBy(() -> context.asSystem(() -> QuarkusTransaction.requiringNew()
                        .call(() -> entities.createNativeQuery(
                                        "update template_version set name = 'x' where template_id = :id")
                                .setParameter("id", templateId)
                                .executeUpdate())))
                .hasStackTraceContaining("a version of a template never changes");
        assertThat(templateId.version()).isEqualTo(5);
    }
}
