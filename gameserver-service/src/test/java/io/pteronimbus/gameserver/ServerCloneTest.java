package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.template.TestTemplates;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerCloneTest {
    private static UUID source(Tenant tenant) {
        return UUID.fromString(tenant.request()
                .body(Map.of(
                        "name",
                        "Lobby",
                        "template",
                        TestTemplates.complete(),
                        "start",
                        false,
                        "resources",
                        Map.of("memoryMiB", 256),
                        "image",
                        "game:2",
                        "variables",
                        Map.of("MOTD", "Hi"),
                        "stopWhenEmptyMinutes",
                        10))
                .post(tenant.servers())
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private static ValidatableResponse copy(Tenant tenant, UUID id, String name) {
        return tenant.request()
                .body(Map.of("name", name))
                .post(tenant.server(id) + "/clone")
                .then();
    }

    @Test
    void shouldBeSetAsTheOtherAndSayThatFilesAreNotCopied() {
        // given
        var tenant = Tenant.create();
        var id = source(tenant);

        // when
        var response = copy(tenant, id, "Arena");

        // then
        String made = response.statusCode(202)
                .body("name", equalTo("Arena"))
                .body("id", not(equalTo(id.toString())))
                .body("state", equalTo("STARTING"))
                .body("templateVersion", equalTo(1))
                .body("resources.memoryMiB", equalTo(256))
                .body("image", equalTo("game:2"))
                .body("variables.MOTD", equalTo("Hi"))
                .body("stopWhenEmptyMinutes", equalTo(10))
                .body("copied.from", equalTo(id.toString()))
                .body("copied.files", equalTo(false))
                .extract()
                .path("id");
        response.header("Location", endsWith(made)).header("ETag", "\"1\"");
        var entries = Cluster.read(
                Topics.AUDIT_ENTRY, m -> m.value().contains(made) && m.value().contains("server:create"), 1);
        assertThat(Cluster.value(entries.getFirst(), AuditEntry.class).after())
                .containsEntry("clonedFrom", id.toString());
    }

    @Test
    void shouldMakeOneWhenRequestIsRepeated() {
        // given
        var tenant = Tenant.create();
        var id = source(tenant);
        var other = UUID.fromString(copy(tenant, id, "Other").extract().path("id"));

        // when
        var first =
                withKey(tenant, id, "Arena").then().statusCode(202).extract().asString();
        var again =
                withKey(tenant, id, "Arena").then().statusCode(202).extract().asString();

        // then
        assertThat(again).isEqualTo(first);
        withKey(tenant, other, "Arena").then().statusCode(422).body("code", equalTo("idempotency-mismatch"));
        tenant.request().get(tenant.servers()).then().body("items.size()", equalTo(3));
    }

    private static io.restassured.response.Response withKey(Tenant tenant, UUID id, String name) {
        return tenant.request()
                .header("Idempotency-Key", "key-1")
                .body(Map.of("name", name, "start", false))
                .post(tenant.server(id) + "/clone");
    }

    @Test
    void shouldRefuseWhenNameIsTakenOrQuotaIsUsedUp() {
        // given
        var tenant = Tenant.create();
        var id = source(tenant);

        // then
        copy(tenant, id, "lobby").statusCode(409).body("code", equalTo("name-taken"));

        // when
        var one = new TenantChanged.Limits(1, 100_000, 200_000, 300_000, 50);
        Cluster.publish(new TenantChanged(
                tenant.id(), TenantChanged.Change.LIMITS, 1, "Crew", "crew", one, java.time.Instant.now()));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(10))
                .until(() -> tenant.request()
                                .get("/api/v1/tenants/" + tenant.id() + "/usage")
                                .then()
                                .extract()
                                .<Integer>path("limits.servers")
                        == 1);

        // then
        copy(tenant, id, "Arena").statusCode(409).body("code", equalTo("quota-exceeded"));
        tenant.request().get(tenant.servers()).then().body("items.size()", equalTo(1));
    }

    @Test
    void shouldNeedToCreateInTenantAndToReadTheOther() {
        // given
        var tenant = Tenant.create();
        var id = source(tenant);
        var mayRead = Map.of(id.toString(), Set.of("server:read", "server:update"));

        // when
        tenant.grant(allBut("server:create"), Map.of());
        copy(tenant, id, "Arena").statusCode(403);
        tenant.grant(allBut("server:read"), Map.of());
        copy(tenant, id, "Arena").statusCode(403);
        tenant.grant(Set.of(), mayRead);
        copy(tenant, id, "Arena").statusCode(403);
        tenant.grant(Set.of("server:create"), mayRead);

        // then
        copy(tenant, id, "Arena").statusCode(202);
        copy(tenant, UUID.randomUUID(), "Nothing").statusCode(403);
        copy(Tenant.create(), id, "Stolen").statusCode(404);
    }

    private static Set<String> allBut(String permission) {
        return Permissions.TENANT.stream().filter(p -> !p.equals(permission)).collect(Collectors.toSet());
    }
}
