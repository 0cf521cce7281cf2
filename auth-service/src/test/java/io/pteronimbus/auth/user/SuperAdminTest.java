package io.pteronimbus.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.AuthSettings;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SuperAdminTest extends PeopleTest {
    @Test
    void shouldEndTheirSessionsWhenGranted() {
        // given
        var person = Person.registered();
        var there = person.signIn();
        var session = there.request().get("/api/v1/me/sessions").<String>path("items[0].id");

        // when
        var answer = grant(person.id());

        // then
        answer.then().statusCode(204);
        there.refreshed().then().statusCode(401);
        assertThat(person.signIn().claims()).containsEntry("super", true);
        var entries = Topic.await(
                "audit-entry",
                2,
                entry -> person.id().equals(entry.at("/target/id").asText())
                                && "user:grant-super-admin"
                                        .equals(entry.at("/action").asText())
                        || session.equals(entry.at("/target/id").asText()));
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.at("/actor/id").asText()).isEqualTo(boss.id()));
        // a second time changes nothing
        var again = person.signIn();
        grant(person.id()).then().statusCode(204);
        again.refreshed().then().statusCode(200);
    }

    @Test
    void shouldEndAtOnceWhenTakenAway() {
        // given
        var person = Person.registered();
        var there = person.asSuperAdmin();
        var key = there.request()
                .body(Map.of("name", "Key"))
                .post("/api/v1/me/api-keys")
                .<String>path("id");

        // when
        var answer = revoke(admin, person.id());

        // then
        answer.then().statusCode(204);
        there.refreshed().then().statusCode(401);
        assertThat(person.signIn().claims()).doesNotContainKey("super");
        var entry = Topic.await(
                        "audit-entry",
                        1,
                        one -> "user:revoke-super-admin"
                                        .equals(one.at("/action").asText())
                                && person.id().equals(one.at("/target/id").asText()))
                .getFirst();
        assertThat(entry.at("/before/superAdmin").asBoolean()).isTrue();
        assertThat(entry.at("/after/superAdmin").asBoolean()).isFalse();
        assertThat(key).isNotBlank();
    }

    @Test
    void shouldRefuseWhenItIsOnesOwn() {
        // when
        var answer = revoke(admin, boss.id());

        // then
        answer.then().statusCode(409).body("code", equalTo("conflict"));
        assertThat(isSuperAdmin(boss)).isTrue();
    }

    @Test
    void shouldRefuseWhenConfigurationNamesThem() {
        // given
        var id = find(AuthSettings.ADMIN_EMAIL).<String>path("items[0].id");

        // when
        var answer = revoke(admin, id);

        // then
        answer.then().statusCode(409).body("code", equalTo("conflict"));
    }

    @Test
    void shouldLeaveOneWhenTwoTakeItFromEachOtherAtOnce() {
        for (var round = 0; round < 5; round++) {
            // given
            var one = Person.registered();
            var two = Person.registered();
            var byOne = one.asSuperAdmin();
            var byTwo = two.asSuperAdmin();

            // when
            var statuses = AtOnce.all(List.of(
                    () -> revoke(byOne, two.id()).statusCode(),
                    () -> revoke(byTwo, one.id()).statusCode()));

            // then
            assertThat(statuses).containsExactlyInAnyOrder(204, 403);
            assertThat(isSuperAdmin(one)).isNotEqualTo(isSuperAdmin(two));
        }
    }

    @Test
    void shouldRefuseWhenTheCallerHasLostItMeanwhile() {
        // given
        var person = Person.registered();
        Database.update("update account set super_admin = false where id = ?", UUID.fromString(boss.id()));

        // when
        var answer = grant(person.id());

        // then
        answer.then().statusCode(403);
        assertThat(isSuperAdmin(person)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "%00"})
    void shouldFindNothingWhenThereIsNoSuchPerson(String id) {
        // when
        var grant = admin.request().urlEncodingEnabled(false).put(USERS + "/" + id + "/super-admin");
        var revoke = admin.request().urlEncodingEnabled(false).delete(USERS + "/" + id + "/super-admin");

        // then
        grant.then().statusCode(404).contentType("application/problem+json");
        revoke.then().statusCode(404).contentType("application/problem+json");
    }

    private Response grant(String id) {
        return admin.request().put(USERS + "/" + id + "/super-admin");
    }

    private static Response revoke(Tokens by, String id) {
        return by.request().delete(USERS + "/" + id + "/super-admin");
    }
}
