package io.pteronimbus.tenant.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suspension by super administrators. */
@QuarkusTest
class SuspensionResourceTest {
    private final Person superAdmin = Person.superAdmin();
    private Person owner;
    private UUID tenant;

    @BeforeEach
    void make() {
        owner = Person.somebody();
        tenant = owner.tenant("Misbehaves");
    }

    @Test
    void shouldLetNothingBeChangedUntilItIsResumed() {
        // when
        post(superAdmin, "suspend")
                .then()
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"))
                .body("statusReason", equalTo("ADMINISTRATOR"));

        // then
        owner.request().get("/api/v1/tenants/" + tenant).then().statusCode(200);
        makeRole().then().statusCode(403);

        // when
        post(superAdmin, "resume").then().statusCode(200).body("status", equalTo("ACTIVE"));

        // then
        makeRole().then().statusCode(201);
    }

    @Test
    void shouldBeRecordedAsAnOverride() {
        // when
        post(superAdmin, "suspend").then().statusCode(200);

        // then
        var entry = Topic.await(
                        "audit-entry",
                        1,
                        event -> tenant.toString().equals(event.at("/tenantId").asText())
                                && "tenant:suspend".equals(event.at("/action").asText()))
                .getFirst();
        assertThat(entry.at("/actor/id").asText()).isEqualTo(superAdmin.id().toString());
        assertThat(entry.at("/override").asBoolean()).isTrue();
    }

    @Test
    void shouldConflictWhenThereIsNothingToChange() {
        post(superAdmin, "resume").then().statusCode(409);
        post(superAdmin, "suspend").then().statusCode(200);
        post(superAdmin, "suspend").then().statusCode(409);
    }

    @Test
    void shouldStaySuspendedByTheAdministratorWhenTheBotWasRemovedBefore() {
        // given
        Database.update(tenant, "update tenant set status = 'SUSPENDED', status_reason = 'BOT_REMOVED'");

        // when / then
        post(superAdmin, "resume").then().statusCode(409);
        post(superAdmin, "suspend").then().statusCode(200).body("statusReason", equalTo("ADMINISTRATOR"));
    }

    @Test
    void shouldNotEndByDecidingToDeleteAndKeepingAfterAll() {
        // given
        post(superAdmin, "suspend").then().statusCode(200);
        var slug = owner.request().get("/api/v1/tenants/" + tenant).<String>path("slug");
        owner.request()
                .queryParam("confirmation", slug)
                .delete("/api/v1/tenants/" + tenant)
                .then()
                .statusCode(202);

        // when
        var kept = post(owner, "keep");

        // then
        kept.then().statusCode(200).body("status", equalTo("SUSPENDED"));
        makeRole().then().statusCode(403);
    }

    @Test
    void shouldBeForSuperAdminsAlone() {
        post(owner, "suspend").then().statusCode(403);
        post(owner, "resume").then().statusCode(403);
        superAdmin
                .request()
                .post("/api/v1/tenants/" + UUID.randomUUID() + "/suspend")
                .then()
                .statusCode(404);
    }

    private Response post(Person person, String what) {
        return person.request().post("/api/v1/tenants/" + tenant + "/" + what);
    }

    private Response makeRole() {
        return owner.request()
                .body(Map.of("name", "Gardener", "permissions", Set.of()))
                .post("/api/v1/tenants/" + tenant + "/roles");
    }
}
