package io.pteronimbus.tenant.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.platform.security.PermissionKeys;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.tenant.guild.GuildSync;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InternalPermissionResourceTest {
    private final RedisDataSource redis;
    private final GuildSync sync;

    InternalPermissionResourceTest(RedisDataSource redis, GuildSync sync) {
        this.redis = redis;
        this.sync = sync;
    }

    @Nested
    class OfUserInTenant {

        @Test
        void shouldTellAndRememberWhenTheyAreAMember() {
            // given
            var person = Person.somebody();
            var tenant = Person.somebody().tenant("Asked");
            Database.join(tenant, person.id(), "OPERATOR");

            // when
            var answer = ask(tenant, person.id(), false);

            // then
            answer.then().statusCode(200).body("rbacVersion", equalTo(1)).body("servers.size()", equalTo(0));
            assertThat(answer.<List<String>>path("permissions"))
                    .containsExactlyInAnyOrderElementsOf(BuiltInRole.OPERATOR.permissions());
            var key = PermissionKeys.of(tenant, person.id(), false);
            assertThat(redis.value(String.class).get(key)).contains("\"rbacVersion\":1", "console:execute");
            assertThat(redis.key().ttl(key)).isBetween(290L, 300L);
        }

        @Test
        void shouldAllowEverythingWhenTheyAreSuperAdmin() {
            // given
            var tenant = Person.somebody().tenant("Overseen");
            var admin = UUID.randomUUID();

            // when
            var answer = ask(tenant, admin, true);

            // then
            assertThat(answer.<List<String>>path("permissions"))
                    .containsExactlyInAnyOrderElementsOf(Permissions.TENANT);
            assertThat(redis.key().exists(PermissionKeys.of(tenant, admin, true)))
                    .isTrue();
            assertThat(redis.key().exists(PermissionKeys.of(tenant, admin, false)))
                    .isFalse();
        }

        @Test
        void shouldFindNothingWhenTheyAreNoMember() {
            // given
            var tenant = Person.somebody().tenant("Not theirs");
            var stranger = UUID.randomUUID();

            // when
            var answer = ask(tenant, stranger, false);

            // then
            answer.then().statusCode(404);
            assertThat(redis.key().exists(PermissionKeys.of(tenant, stranger, false)))
                    .isFalse();
        }

        @Test
        void shouldFindNothingWhenThereIsNoSuchTenantEvenForSuperAdmins() {
            // when
            var answer = ask(UUID.randomUUID(), UUID.randomUUID(), true);

            // then
            answer.then().statusCode(404);
        }
    }

    @Nested
    class OfUser {

        @Test
        void shouldListTheirTenantsWhenAsked() {
            // given
            var person = Person.somebody();
            var own = person.tenant("Own");
            var joined = Person.somebody().tenant("Joined");
            Database.join(joined, person.id(), "VIEWER");
            Person.somebody().tenant("Foreign");

            // when
            var answer = given().header(
                            "Authorization", "Bearer " + TestTokens.service("notification-service", "tenant-service"))
                    .get("/internal/users/" + person.id() + "/tenants");

            // then
            answer.then().statusCode(200);
            assertThat(answer.<List<String>>path("items.tenantId"))
                    .containsExactlyInAnyOrder(own.toString(), joined.toString());
            assertThat(answer.<List<List<String>>>path("items.permissions"))
                    .extracting(List::size)
                    .containsExactlyInAnyOrder(
                            BuiltInRole.OWNER.permissions().size(),
                            BuiltInRole.VIEWER.permissions().size());
            assertThat(answer.<List<String>>path("others")).isEmpty();
        }

        /** What is mapped for everybody there lets them in: who holds sockets of theirs has to know whom that concerns. */
        @Test
        void shouldNameApartWhereTheyAreKnownWithoutAccess() {
            // given
            var owner = Person.known("Aurora");
            var person = Person.known("Celeste");
            var community = new Community("Cloud Riders", owner);
            community.join(person.discordId());
            var tenant = community.install(owner);
            sync.sync(tenant);

            // when
            var answer = given().header(
                            "Authorization", "Bearer " + TestTokens.service("notification-service", "tenant-service"))
                    .get("/internal/users/" + person.id() + "/tenants");

            // then
            answer.then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0))
                    .body("others", equalTo(List.of(tenant.toString())));
        }
    }

    @Nested
    class Closed {

        @Test
        void shouldRefuseWhenAPersonAsks() {
            // given
            var person = Person.superAdmin();

            // when
            var answer = person.request().get("/internal/users/" + person.id() + "/tenants");

            // then
            answer.then().statusCode(401);
        }

        @Test
        void shouldRefuseWhenTheTokenIsForAnotherService() {
            // when
            var answer = given().header("Authorization", "Bearer " + TestTokens.service("gateway", "auth-service"))
                    .get("/internal/users/" + UUID.randomUUID() + "/tenants");

            // then
            answer.then().statusCode(401);
        }

        @Test
        void shouldRefuseWhenNobodyAsks() {
            // when
            var answer = given().get("/internal/tenants/" + UUID.randomUUID() + "/users/x/permissions");

            // then
            answer.then().statusCode(401);
        }
    }

    private static Response ask(UUID tenantId, UUID userId, boolean superAdmin) {
        return given().header("Authorization", "Bearer " + TestTokens.service("gameserver-service", "tenant-service"))
                .queryParam("super", superAdmin)
                .get("/internal/tenants/" + tenantId + "/users/" + userId + "/permissions");
    }
}
