package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.platform.security.Sha256;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates of the panel, as its clusters are told of them. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ClusterTemplateTest {
    private final String cluster = Clusters.freshName();
    private final Tenant tenant = Tenant.create();
    private String credential;
    private FakeController controller;

    @BeforeEach
    void connect() {
        credential = Clusters.joined(cluster);
        controller = FakeController.connect(cluster, credential);
    }

    @AfterEach
    void disconnect() {
        controller.close();
        Clusters.patch(cluster, Map.of("placeable", false));
    }

    @Test
    void shouldNameThoseOfEverybodyWithoutWhatTheySay() {
        // when
        var named = list();

        // then
        var demo = named.stream()
                .filter(template -> template.path("slug").asText().equals("minecraft-demo"))
                .findFirst()
                .orElseThrow();
        assertThat(demo.has("tenantId")).isFalse();
        assertThat(demo.path("hash").asText()).hasSize(64);
        assertThat(demo.has("spec")).isFalse();
        assertThat(named).noneMatch(template -> template.has("tenantId"));
    }

    @Test
    void shouldSayAllOfOneThatIsAskedForAndSignThat() {
        // given
        var demo = list().stream()
                .filter(template -> template.path("slug").asText().equals("minecraft-demo"))
                .findFirst()
                .orElseThrow();
        var id = demo.path("id").asText();

        // when
        want(id);
        var frame = controller.next("template");

        // then
        var template = frame.path("template");
        assertThat(template.path("id").asText()).isEqualTo(id);
        assertThat(template.path("title").asText()).isNotBlank();
        assertThat(template.path("hash")).isEqualTo(demo.path("hash"));
        assertThat(template.at("/spec/images/0/image").asText()).isNotBlank();
        var claims = claims(frame);
        assertThat(claims.path("aud").asText()).isEqualTo("cluster:" + cluster);
        assertThat(claims.path("template").asText()).isEqualTo(id);
        assertThat(claims.path("generation").asInt())
                .isEqualTo(template.path("version").asInt());
        assertThat(claims.path("specHash").asText()).isEqualTo(Sha256.hex(CanonicalJson.of(template)));
        assertThat(claims.path("permission").asText()).isEqualTo("template:update");
        assertThat(claims.has("tenant")).isFalse();
        assertThat(claims.has("exp")).isFalse();
    }

    @Test
    void shouldTellAClusterOfTheTemplatesOfTenantsThatHaveServersThere() {
        // given
        var own = create("Brick yard");
        assertThat(ids(list())).doesNotContain(own);
        want(own);
        assertThat(controller.next("template-withheld").path("id").asText()).isEqualTo(own);

        // when
        Clusters.serverOn(tenant, cluster);

        // then
        var named = changed(own);
        assertThat(named.path("tenantId").asText()).isEqualTo(tenant.id().toString());
        want(own);
        assertThat(claims(controller.next("template")).path("tenant").asText())
                .isEqualTo(tenant.id().toString());
    }

    @Test
    void shouldTellOfEachChangeAtOnce() {
        // given
        Clusters.serverOn(tenant, cluster);
        list();

        // when
        var own = create("Brick yard");
        var first = changed(own);
        tenant.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Brick yard", "spec", Specs.plainJson("\"tags\": [\"new\"]")))
                .put("/api/v1/tenants/" + tenant.id() + "/templates/" + own)
                .then()
                .statusCode(200);

        // then
        var second = changed(own);
        assertThat(second.path("version").asInt()).isEqualTo(2);
        assertThat(second.path("hash")).isNotEqualTo(first.path("hash"));
    }

    @Test
    void shouldTellOfADeletionUntilTheClusterHasSaidThatItIsGone() {
        // given
        Clusters.serverOn(tenant, cluster);
        list();
        var own = create("Brick yard");
        changed(own);

        // when
        tenant.request()
                .delete("/api/v1/tenants/" + tenant.id() + "/templates/" + own)
                .then()
                .statusCode(204);

        // then
        assertThat(changed(own).path("deleted").asBoolean()).isTrue();
        want(own);
        var frame = controller.next("template");
        assertThat(frame.at("/template/deleted").asBoolean()).isTrue();
        assertThat(frame.path("template").has("spec")).isFalse();
        assertThat(claims(frame).path("permission").asText()).isEqualTo("template:delete");
        // and when: it comes back without having said so
        reconnect();
        assertThat(ids(list())).contains(own);
        controller.send(Map.of("type", "template-deleted", "id", own));
        controller.send(Map.of("type", "template-deleted", "id", own));
        want(own);
        controller.next("template-withheld");
        reconnect();
        // then
        assertThat(ids(list())).doesNotContain(own);
    }

    @Test
    void shouldForgetNothingThatIsThereWhenAClusterSaysThatItIsGone() {
        // given
        var demo = list().getFirst().path("id").asText();

        // when
        controller.send(Map.of("type", "template-deleted", "id", demo));
        want(demo);

        // then
        controller.next("template");
    }

    @Test
    void shouldNotSayWhatIsTooLargeForACluster() {
        // given
        Clusters.serverOn(tenant, cluster);
        list();
        var spec = Specs.plainJson();
        var variables = spec.withArray("variables");
        for (var number = 0; number < 200; number++) {
            variables
                    .addObject()
                    .put("key", "V" + number)
                    .put("name", "V")
                    .put("description", "x".repeat(number == 0 ? 0 : 4_096))
                    .put("defaultValue", "x".repeat(1_085));
        }
        // as much as a request may have; what a cluster is told has an id and a hash beside
        var request = Map.of("name", "Large", "spec", spec);
        var room = (1 << 20) - Cluster.json(request).length() - 20;
        ((ObjectNode) variables.get(0)).put("description", "x".repeat(room));
        var answer = tenant.request()
                .body(Cluster.json(request))
                .post("/api/v1/tenants/" + tenant.id() + "/templates")
                .then()
                .statusCode(201)
                .extract();
        String own = answer.path("id");

        // when
        changed(own);
        want(own);

        // then
        assertThat(controller.next("template-withheld").path("id").asText()).isEqualTo(own);
    }

    @Test
    void shouldGoOnWhenAControllerRefusesOne() {
        // given
        var demo = list().getFirst().path("id").asText();

        // when
        controller.send(
                Map.of("type", "template-refused", "id", demo, "version", 1, "reason", "name-taken: somebody\nelse"));
        want(demo);

        // then
        controller.next("template");
    }

    private void reconnect() {
        controller.close();
        controller = FakeController.connect(cluster, credential);
    }

    private String create(String name) {
        return tenant.request()
                .body(Map.of("name", name, "spec", Specs.plainJson()))
                .post("/api/v1/tenants/" + tenant.id() + "/templates")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The whole list. */
    private List<JsonNode> list() {
        var all = new ArrayList<JsonNode>();
        JsonNode frame;
        do {
            frame = controller.next("templates");
            frame.path("templates").forEach(all::add);
        } while (frame.path("more").asBoolean());
        return all;
    }

    private static List<String> ids(List<JsonNode> templates) {
        return templates.stream().map(template -> template.path("id").asText()).toList();
    }

    private JsonNode changed(String id) {
        return controller
                .next(frame -> frame.path("type").asText().equals("template-changed")
                        && frame.at("/template/id").asText().equals(id))
                .path("template");
    }

    private void want(String... ids) {
        controller.send(Map.of(
                "type",
                "template-wanted",
                "ids",
                Stream.of(ids).map(UUID::fromString).toList()));
    }

    private static JsonNode claims(JsonNode frame) {
        var payload = frame.path("grant").asText().split("\\.")[1];
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
