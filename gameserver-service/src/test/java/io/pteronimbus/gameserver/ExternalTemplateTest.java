package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.events.TenantChanged.Change;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Clusters;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Specs;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates that were made in a cluster itself. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ExternalTemplateTest {
    private static final String HOSTILE = "A\nB\u0000\u2028C";

    private final String cluster = Clusters.freshName();
    private final String uid = UUID.randomUUID().toString();
    private Tenant tenant;
    private FakeController controller;

    @BeforeEach
    void connect() {
        tenant = known();
        controller = FakeController.connect(cluster, Clusters.joined(cluster));
        controller.next("templates");
    }

    @AfterEach
    void disconnect() {
        controller.close();
        Clusters.patch(cluster, Map.of("placeable", false));
    }

    @Test
    void shouldShowTemplateThatControllerTellsOf() {
        // when
        tell(uid, "h1", "Paper 1.21", Specs.plainJson());

        // then
        shown(uid)
                .body("scope", equalTo("EXTERNAL"))
                .body("name", equalTo("Paper 1.21"))
                .body("slug", equalTo("paper"))
                .body("description", equalTo("From Git"))
                .body("version", equalTo(1))
                .body("builtIn", equalTo(false))
                .body("external.cluster", equalTo(cluster))
                .body("external.namespace", equalTo("ptn-" + tenant.id()))
                .body("external.name", equalTo("paper"))
                .body("external.managedBy", equalTo(Map.of("tool", "ARGO_CD", "name", "games")))
                .body("external.gone", equalTo(false))
                .body("spec.images[0].image", equalTo("one:1"));
        tenant.request()
                .get(templates())
                .then()
                .body("items.find { it.scope == 'EXTERNAL' }.external.cluster", equalTo(cluster))
                .body("items.find { it.scope == 'GLOBAL' }", not(hasKey("external")));
        var audited = audited("template:create");
        assertThat(audited.actor()).isEqualTo(new Actor(Actor.Kind.CLUSTER, cluster, cluster));
        assertThat(audited.after()).containsEntry("scope", "EXTERNAL").containsEntry("cluster", cluster);
        var other = Tenant.create();
        other.request()
                .get("/api/v1/tenants/" + other.id() + "/templates/" + id(uid))
                .then()
                .statusCode(404);
        other.request()
                .get("/api/v1/tenants/" + other.id() + "/templates?limit=100")
                .then()
                .body("items.id", not(hasItem(id(uid).toString())));
    }

    @Test
    void shouldRefuseEachChangeAndLetItBeCopied() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());

        // then
        var path = templates() + "/" + id(uid);
        tenant.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Mine", "spec", Specs.plainJson()))
                .put(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("template-read-only"));
        tenant.request().delete(path).then().statusCode(409).body("code", equalTo("template-read-only"));
        tenant.request()
                .header("If-Match", "\"1\"")
                .body(Map.of("version", 1))
                .post(path + "/rollback")
                .then()
                .statusCode(409);
        tenant.request()
                .body(Map.of())
                .post(path + "/copy")
                .then()
                .statusCode(201)
                .body("scope", equalTo("TENANT"))
                .body("slug", equalTo("paper-2"))
                .body("$", not(hasKey("external")));
    }

    @Test
    void shouldMakeVersionOfEachChangeAndNoneOfWhatIsToldTwice() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());
        answer(uid, "h1", "Paper", Specs.plainJson());
        var server = serverOf(uid);

        // when
        tell(uid, "h2", "Paper", Specs.plainJson("\"tags\": [\"newer\"]"));
        await("changed", () -> version(uid) == 2);
        answer(uid, "h2", "Paper", Specs.plainJson("\"tags\": [\"newer\"]"));
        tell(uid, "h3", "Paper", Specs.plainJson("\"tags\": [\"newest\"]"));
        await("changed again", () -> version(uid) == 3);

        // then: servers stay what they are, and are told that there is a newer one
        tenant.request()
                .get(tenant.server(server))
                .then()
                .body("templateVersion", equalTo(1))
                .body("newestTemplateVersion", equalTo(3));
        tenant.request()
                .get(templates() + "/" + id(uid) + "/versions")
                .then()
                .body("items.version", equalTo(List.of(3, 2, 1)))
                .body("items[0].author", equalTo(cluster));
        tenant.request()
                .body("{}")
                .post(tenant.server(server) + "/template")
                .then()
                .statusCode(202)
                .body("server.templateVersion", equalTo(3));
    }

    @Test
    void shouldAskForNothingThatItKnows() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());

        // when: the whole list, where one is known and one is new
        var second = UUID.randomUUID().toString();
        all(false, named(uid, "h1"), named(second, "h1"));

        // then
        assertThat(controller
                        .next("external-template-wanted")
                        .path("resourceUid")
                        .asText())
                .isEqualTo(second);
    }

    @Test
    void shouldRemoveWhatIsGoneWhenNoServerFollowsIt() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());

        // when
        gone(uid);
        gone(uid);

        // then
        await("gone", () -> status(uid) == 404);
        assertThat(audited("template:delete").actor().kind()).isEqualTo(Actor.Kind.CLUSTER);
    }

    @Test
    void shouldKeepWhatIsGoneForItsServersAndRemoveItWithTheLast() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());
        var server = serverOf(uid);

        // when
        gone(uid);

        // then: it is told as gone, and offered to nobody
        await("told", () -> shown(uid).extract().path("external.gone").equals(true));
        assertThat(listed()).doesNotContain(id(uid).toString());
        create(uid).statusCode(400).body("errors[0].code", equalTo("unknown"));
        tenant.request().get(tenant.server(server)).then().body("templateVersion", equalTo(1));
        // and when: the last that follows it goes
        tenant.request().delete(tenant.server(server)).then().statusCode(202);
        assertThat(status(uid)).isEqualTo(200);
        controller.send(Map.of("type", "deleted", "serverId", server));
        // then
        await("removed", () -> status(uid) == 404);
    }

    @Test
    void shouldOfferAgainWhatWasToldAsGoneAndIsThereAfterAll() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());
        serverOf(uid);
        gone(uid);
        await("told", () -> shown(uid).extract().path("external.gone").equals(true));

        // when
        tell(uid, "h1", "Paper", Specs.plainJson());

        // then
        await("offered", () -> listed().contains(id(uid).toString()));
        assertThat(version(uid)).isEqualTo(1);
    }

    @Test
    void shouldRemoveWhatAWholeListDoesNotNameAndNothingOfAnotherCluster() {
        // given
        var other = Clusters.freshName();
        try (var elsewhere = FakeController.connect(other, Clusters.joined(other))) {
            var second = UUID.randomUUID().toString();
            tell(uid, "h1", "First", Specs.plainJson());
            tell(second, "h1", "Second", Specs.plainJson());
            elsewhere.next("templates");
            elsewhere.send(Map.of("type", "external-template-changed", "template", named(uid, "h1")));
            elsewhere.next("external-template-wanted");
            elsewhere.send(told(uid, "h1", "Theirs", Specs.plainJson()));
            await("three", () -> externals().size() == 3);

            // when: a first part says nothing of what is gone, and a list that broke off neither
            all(true, named(second, "h1"));
            tell(second, "h2", "Second again", Specs.plainJson());
            assertThat(externals()).contains("First");
            all(false);

            // then
            await("gone", () -> externals().size() == 2);
            assertThat(externals()).containsExactlyInAnyOrder("Second again", "Theirs");
            // and when: somebody else's is said to be gone
            elsewhere.send(Map.of("type", "external-template-gone", "tenantId", tenant.id(), "resourceUid", second));
            all(false, named(second, "h2"));
            elsewhere.send(Map.of("type", "external-templates", "more", false, "templates", List.of()));
            // then
            await("theirs is gone", () -> externals().size() == 1);
            assertThat(externals()).containsExactly("Second again");
        }
    }

    @Test
    void shouldTellTheClusterWhyItDoesNotTakeOneAndAskOnceForEachContent() {
        // given
        var wrong = Specs.plainJson("\"done\": {\"pattern\": \"(\", \"regex\": true}");

        // when
        name(uid, "h1");
        controller.next("external-template-wanted");
        answer(uid, "h1", "Paper", wrong);

        // then
        var refused = controller.next("external-template-refused");
        assertThat(refused.path("resourceUid").asText()).isEqualTo(uid);
        assertThat(refused.path("name").asText()).isEqualTo("paper");
        assertThat(refused.path("reason").asText()).contains("spec.done must be a regular expression");
        assertThat(status(uid)).isEqualTo(404);
        // and when: it is named again as it is, with another
        var second = UUID.randomUUID().toString();
        all(false, named(uid, "h1"), named(second, "h1"));
        // then
        assertThat(controller
                        .next("external-template-wanted")
                        .path("resourceUid")
                        .asText())
                .isEqualTo(second);
        answer(second, "h1", "Second", Specs.plainJson());
        // and when: it was put right
        tell(uid, "h2", "Paper", Specs.plainJson());
        // then
        assertThat(status(uid)).isEqualTo(200);
    }

    @Test
    void shouldTakeWordsWithoutWhatCouldHarm() {
        // when
        tell(uid, "h1", HOSTILE, Specs.plainJson());

        // then
        shown(uid).body("name", equalTo("A B  C"));
    }

    @Test
    void shouldNotAskForTemplatesOfTenantsNobodyKnows() {
        // given
        var second = UUID.randomUUID().toString();
        var stranger = new HashMap<>(named(uid, "h1"));
        stranger.put("tenantId", UUID.randomUUID());

        // when
        controller.send(Map.of("type", "external-template-changed", "template", stranger));
        name(second, "h1");

        // then
        assertThat(controller
                        .next("external-template-wanted")
                        .path("resourceUid")
                        .asText())
                .isEqualTo(second);
    }

    @Test
    void shouldNotTakeTheTemplateOfAnotherTenantWhenItClaimsToBeTheSame() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());
        var other = known();
        var claim = new HashMap<>(named(uid, "h2"));
        claim.put("tenantId", other.id());

        // when
        var forged = new HashMap<>(told(uid, "h2", "Mine", Specs.plainJson()));
        forged.put("template", claim);
        controller.send(forged);
        controller.send(Map.of("type", "external-template-gone", "tenantId", other.id(), "resourceUid", uid));
        tell(UUID.randomUUID().toString(), "h1", "Second", Specs.plainJson());

        // then
        shown(uid).body("name", equalTo("Paper"));
        other.request()
                .get("/api/v1/tenants/" + other.id() + "/templates/" + id(uid))
                .then()
                .statusCode(404);
    }

    @Test
    void shouldTakeNoMoreThanAHundredOfATenant() {
        // given
        var uids = new ArrayList<String>();
        for (var number = 0; number < 100; number++) {
            var next = UUID.randomUUID().toString();
            uids.add(next);
            tell(next, "h1", "Number " + number, Specs.plainJson());
        }

        // when: one too many, told without having been asked for
        answer(uid, "h1", "Too many", Specs.plainJson());
        tell(uids.getFirst(), "h2", "The first again", Specs.plainJson());

        // then
        assertThat(status(uid)).isEqualTo(404);
        // and when
        gone(uids.getLast());
        tell(uid, "h1", "Fits", Specs.plainJson());
        // then
        assertThat(status(uid)).isEqualTo(200);
    }

    @Test
    void shouldGoWithItsTenantAndNotComeBack() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());
        String own = tenant.request()
                .body(Map.of("name", "Own", "spec", Specs.plainJson()))
                .post(templates())
                .then()
                .extract()
                .path("id");

        // when
        var limits = new TenantChanged.Limits(1, 1, 1, 1, 1);
        Cluster.publish(new TenantChanged(tenant.id(), Change.DELETED, 1_000, "Crew", "crew", limits, Instant.now()));

        // then
        await("gone", () -> status(uid) == 404);
        tenant.request().get(templates() + "/" + own).then().statusCode(404);
        // and when
        answer(uid, "h1", "Paper", Specs.plainJson());
        var second = known();
        var theirs = new HashMap<>(named(UUID.randomUUID().toString(), "h1"));
        theirs.put("tenantId", second.id());
        controller.send(Map.of("type", "external-template-changed", "template", theirs));
        controller.next("external-template-wanted");
        // then
        assertThat(status(uid)).isEqualTo(404);
    }

    @Test
    void shouldGoWithAClusterThatIsForgotten() {
        // given
        tell(uid, "h1", "Paper", Specs.plainJson());

        // when
        Clusters.delete(cluster, false).then().statusCode(204);

        // then
        await("gone", () -> status(uid) == 404);
    }

    @Test
    void shouldCloseLinkThatSpeaksNonsense() {
        controller.send(Map.of("type", "external-template-changed", "template", Map.of("name", "paper")));
        await("closed", () -> controller.closeCode() == 4400);
    }

    /** As a controller does: names it, and says all of it when it is asked. */
    private void tell(String resource, String hash, String title, ObjectNode spec) {
        name(resource, hash);
        controller.next(frame -> frame.path("type").asText().equals("external-template-wanted")
                && frame.path("resourceUid").asText().equals(resource));
        answer(resource, hash, title, spec);
        await("taken", () -> isListed(resource));
    }

    private boolean isListed(String resource) {
        return status(resource) == 200;
    }

    private void name(String resource, String hash) {
        controller.send(Map.of("type", "external-template-changed", "template", named(resource, hash)));
    }

    private void answer(String resource, String hash, String title, ObjectNode spec) {
        controller.send(told(resource, hash, title, spec));
    }

    private Map<String, Object> told(String resource, String hash, String title, ObjectNode spec) {
        return Map.of(
                "type",
                "external-template",
                "template",
                named(resource, hash),
                "title",
                title,
                "description",
                "From Git",
                "managedBy",
                Map.of("tool", "ARGO_CD", "name", "games"),
                "spec",
                spec,
                "newer",
                "field");
    }

    private Map<String, Object> named(String resource, String hash) {
        return Map.of(
                "tenantId",
                tenant.id(),
                "resourceUid",
                resource,
                "name",
                "paper",
                "createdAt",
                "2026-01-02T03:04:05Z",
                "hash",
                hash);
    }

    @SafeVarargs
    private void all(boolean more, Map<String, Object>... templates) {
        controller.send(Map.of("type", "external-templates", "more", more, "templates", List.of(templates)));
    }

    private void gone(String resource) {
        controller.send(Map.of("type", "external-template-gone", "tenantId", tenant.id(), "resourceUid", resource));
    }

    private UUID serverOf(String resource) {
        return UUID.fromString(create(resource).statusCode(202).extract().path("id"));
    }

    private ValidatableResponse create(String resource) {
        return tenant.request()
                .body(Map.of(
                        "name",
                        "Server " + UUID.randomUUID(),
                        "templateId",
                        id(resource),
                        "start",
                        false,
                        "placement",
                        Map.of("name", cluster)))
                .post(tenant.servers())
                .then();
    }

    private UUID id(String resource) {
        return EventIds.of("external-template", cluster, resource);
    }

    private String templates() {
        return "/api/v1/tenants/" + tenant.id() + "/templates";
    }

    private int status(String resource) {
        return tenant.request().get(templates() + "/" + id(resource)).statusCode();
    }

    private ValidatableResponse shown(String resource) {
        return tenant.request().get(templates() + "/" + id(resource)).then().statusCode(200);
    }

    private int version(String resource) {
        return shown(resource).extract().path("version");
    }

    private List<String> listed() {
        return tenant.request()
                .get(templates() + "?limit=100&q=paper")
                .jsonPath()
                .getList("items.id");
    }

    private List<String> externals() {
        return tenant.request()
                .get(templates() + "?limit=100")
                .jsonPath()
                .getList("items.findAll { it.scope == 'EXTERNAL' }.name");
    }

    private AuditEntry audited(String action) {
        return Cluster.audit(entry -> entry.action().equals(action)
                && entry.target() != null
                && entry.target().id().equals(id(uid).toString()));
    }

    private static Tenant known() {
        var tenant = Tenant.create();
        var limits = new TenantChanged.Limits(1_000, 800_000, 1_638_400, 10_240_000, 50);
        Cluster.publish(new TenantChanged(tenant.id(), Change.LIMITS, 1, "Crew", "crew", limits, Instant.now()));
        await(
                "known",
                () -> tenant.request()
                                .get("/api/v1/tenants/" + tenant.id() + "/usage")
                                .jsonPath()
                                .getInt("limits.servers")
                        == 1_000);
        return tenant;
    }

    private static void await(String what, Callable<Boolean> holds) {
        org.awaitility.Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(25))
                .until(holds);
    }
}
