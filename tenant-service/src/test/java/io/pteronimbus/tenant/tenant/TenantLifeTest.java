package io.pteronimbus.tenant.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings, limits and the end of a tenant. */
@QuarkusTest
class TenantLifeTest {
    private final TenantDeletion deletion;
    private Person owner;
    private UUID tenant;

    TenantLifeTest(TenantDeletion deletion) {
        this.deletion = deletion;
    }

    @BeforeEach
    void make() {
        owner = Person.somebody();
        tenant = owner.tenant("Alive");
    }

    @Nested
    class Settings {

        @Test
        void shouldChangeWhatIsNamedAndLeaveTheRest() {
            // when
            var answer = change(Map.of("locale", "de", "timeZone", "Europe/Berlin"));

            // then
            answer.then()
                    .statusCode(200)
                    .body("settings.locale", equalTo("de"))
                    .body("settings.timeZone", equalTo("Europe/Berlin"))
                    .body("settings.requireSecondFactor", equalTo(false));
        }

        @ParameterizedTest
        @CsvSource({"timeZone, Mars/Olympus, settings.timeZone", "locale, DE!, settings.locale"})
        void shouldNameTheFieldWhenItMakesNoSense(String field, String value, String named) {
            change(Map.of(field, value)).then().statusCode(400).body("errors[0].field", equalTo(named));
        }

        @Test
        void shouldLetNobodyInWithoutASecondFactorWhenItIsRequired() {
            // given
            var viewer = Person.somebody();
            Database.join(tenant, viewer.id(), "VIEWER");
            viewer.request().get("/api/v1/tenants/" + tenant).then().statusCode(200);

            // when
            owner.request()
                    .header("If-Match", "*")
                    .body(Map.of("settings", Map.of("requireSecondFactor", true)))
                    .patch("/api/v1/tenants/" + tenant);

            // then
            viewer.request()
                    .get("/api/v1/tenants/" + tenant)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("second-factor-required"));
            Person.superAdmin()
                    .request()
                    .get("/api/v1/tenants/" + tenant)
                    .then()
                    .statusCode(200);
        }

        private io.restassured.response.Response change(Map<String, Object> settings) {
            return owner.request()
                    .header("If-Match", "*")
                    .body(Map.of("settings", settings))
                    .patch("/api/v1/tenants/" + tenant);
        }
    }

    @Nested
    class Quota {

        @Test
        void shouldTakeAPlanUpToTheCeilingAndMoreFromSuperAdminsAlone() {
            put(owner, Map.of("plan", "SMALL"))
                    .then()
                    .statusCode(200)
                    .body("plan", equalTo("SMALL"))
                    .body("limits.servers", equalTo(5));
            put(owner, Map.of("plan", "LARGE")).then().statusCode(403);
            put(Person.superAdmin(), Map.of("plan", "LARGE")).then().statusCode(200);
            owner.request().get(quota()).then().body("plan", equalTo("LARGE"));
        }

        @Test
        void shouldTakeLimitsOfOnesOwn() {
            var limits = Map.of("servers", 3, "cpuMillis", 500, "memoryMiB", 1024, "diskMiB", 2048, "backups", 0);
            put(owner, Map.of("limits", limits))
                    .then()
                    .statusCode(200)
                    .body("plan", equalTo("CUSTOM"))
                    .body("limits.memoryMiB", equalTo(1024));
        }

        @Test
        void shouldRefuseBothOrNeitherOrNegative() {
            put(owner, Map.of()).then().statusCode(400);
            put(owner, Map.of("plan", "CUSTOM")).then().statusCode(400);
            put(owner, Map.of("plan", "HUGE")).then().statusCode(400);
            var limits = Map.of("servers", -1, "cpuMillis", 500, "memoryMiB", 1024, "diskMiB", 2048, "backups", 0);
            put(owner, Map.of("limits", limits)).then().statusCode(400);
        }

        @Test
        void shouldBeForOwnersAlone() {
            // given
            var admin = Person.somebody();
            Database.join(tenant, admin.id(), "ADMIN");

            // when / then
            put(admin, Map.of("plan", "SMALL")).then().statusCode(403);
            admin.request().get(quota()).then().statusCode(200);
        }

        private io.restassured.response.Response put(Person person, Map<String, ?> body) {
            return person.request().body(body).put(quota());
        }

        private String quota() {
            return "/api/v1/tenants/" + tenant + "/quota";
        }
    }

    @Nested
    class Deletion {

        @Test
        void shouldWaitForItsEndAndBeKeptUntilThen() {
            // when
            delete(owner, slug())
                    .then()
                    .statusCode(202)
                    .body("status", equalTo("DELETING"))
                    .body("deleteAt", notNullValue())
                    .body("permissions", equalTo(List.of("tenant:read", "tenant:delete")));

            // then
            owner.request().get("/api/v1/tenants/" + tenant + "/members").then().statusCode(403);
            delete(owner, slug()).then().statusCode(409);
            owner.request()
                    .post("/api/v1/tenants/" + tenant + "/keep")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("ACTIVE"));
            owner.request().get("/api/v1/tenants/" + tenant + "/members").then().statusCode(200);
            owner.request().post("/api/v1/tenants/" + tenant + "/keep").then().statusCode(409);
        }

        @Test
        void shouldBeGoneWhenItsTimeIsOver() {
            // given
            delete(owner, slug()).then().statusCode(202);
            sweep();
            owner.request().get("/api/v1/tenants/" + tenant).then().statusCode(200);
            Database.update(tenant, "update tenant set delete_at = now()");

            // when
            sweep();

            // then
            owner.request().get("/api/v1/tenants").then().body("items.size()", equalTo(0));
            Person.superAdmin()
                    .request()
                    .get("/api/v1/tenants/" + tenant)
                    .then()
                    .statusCode(404);
        }

        @Test
        void shouldRefuseWithoutTheSlugAndWithoutThePermission() {
            // given
            var admin = Person.somebody();
            Database.join(tenant, admin.id(), "ADMIN");

            // when / then
            delete(owner, "Alive").then().statusCode(400).body("errors[0].field", equalTo("confirmation"));
            owner.request().delete("/api/v1/tenants/" + tenant).then().statusCode(400);
            delete(admin, slug()).then().statusCode(403);
            assertThat(owner.request().get("/api/v1/tenants/" + tenant).<String>path("status"))
                    .isEqualTo("ACTIVE");
        }

        private String slug() {
            return owner.request().get("/api/v1/tenants/" + tenant).path("slug");
        }

        private io.restassured.response.Response delete(Person person, String confirmation) {
            return person.request().queryParam("confirmation", confirmation).delete("/api/v1/tenants/" + tenant);
        }

        private void sweep() {
            var context = Arc.container().requestContext();
            context.activate();
            try {
                deletion.run();
            } finally {
                context.terminate();
            }
        }
    }
}
