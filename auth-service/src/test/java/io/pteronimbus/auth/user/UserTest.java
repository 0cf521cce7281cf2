package io.pteronimbus.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.AuthSettings;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.auth.support.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserTest {
    private static final String USERS = "/api/v1/users";

    private Person boss;
    private Tokens admin;

    @BeforeEach
    void signIn() {
        boss = Person.registered();
        admin = boss.asSuperAdmin();
    }

    @Nested
    class Everybody {

        @Test
        void shouldShowPeopleWhenASuperAdministratorAsks() {
            // given
            var person = Person.registered();
            Authenticator.enrolled(person, person.signIn());

            // when
            var answer = find(person.email());

            // then
            answer.then()
                    .statusCode(200)
                    .body("items.size()", equalTo(1))
                    .body("items[0].id", equalTo(person.id()))
                    .body("items[0].displayName", equalTo("Robin"))
                    .body("items[0].email", equalTo(person.email()))
                    .body("items[0].superAdmin", equalTo(false))
                    .body("items[0].configured", equalTo(false))
                    .body("items[0].secondFactor", equalTo(true))
                    .body("items[0].identities", equalTo(List.of()))
                    .body("nextCursor", nullValue());
            assertThat(answer.asString()).doesNotContain("argon2", "hash", "password");
        }

        @Test
        void shouldTellWhoIsConfiguredWhenListing() {
            // when
            var answer = find(AuthSettings.ADMIN_EMAIL);

            // then
            answer.then().body("items[0].superAdmin", equalTo(true)).body("items[0].configured", equalTo(true));
        }

        @Test
        void shouldShowEachOnceWhenPagesAreTurned() {
            // given
            var word = "pages-" + UUID.randomUUID();
            var all = List.of(named(word + " a"), named(word + " b"), named(word + " c"));

            // when
            var seen = new ArrayList<String>();
            @Nullable String cursor = null;
            do {
                var page = admin.request().queryParam("q", word).queryParam("limit", 2);
                var answer = (cursor == null ? page : page.queryParam("cursor", cursor)).get(USERS);
                answer.then().statusCode(200);
                seen.addAll(answer.<List<String>>path("items.id"));
                cursor = answer.path("nextCursor");
            } while (cursor != null);

            // then
            assertThat(seen).containsExactlyElementsOf(all);
        }

        @Test
        void shouldTakeSignsLiterallyWhenTheyMeanSomethingToTheDatabase() {
            // given
            var word = UUID.randomUUID().toString();
            var percent = named(word + " 100% _x_ !");
            named(word + " 1000 yxy ?");

            // when / then
            for (var text : List.of("100%", "_x_", "0% _", " !")) {
                assertThat(find(word + " 100% _x_ !".substring(0, " 100% _x_ !".indexOf(text)) + text)
                                .<List<String>>path("items.id"))
                        .containsExactly(percent);
            }
            assertThat(find(word + " ____ ___ _").<List<String>>path("items.id"))
                    .isEmpty();
            assertThat(find(word + "%").<List<String>>path("items.id")).isEmpty();
            assertThat(find("' or '1'='1").<List<String>>path("items.id")).isEmpty();
        }

        @Test
        void shouldFindPeopleInAnyCaseWhenSearching() {
            // given
            var word = UUID.randomUUID().toString();
            var id = named("Ünal " + word);

            // when
            var answer = find("ÜnAL " + word.toUpperCase(Locale.ROOT));

            // then
            assertThat(answer.<List<String>>path("items.id")).containsExactly(id);
        }

        @ParameterizedTest
        @ValueSource(strings = {"q=a%00b", "cursor=%00", "cursor=bm90IGFuIGlk", "limit=0", "limit=201", "limit=x"})
        void shouldExplainWhenTheQuestionIsBad(String query) {
            // when
            var answer = admin.request().urlEncodingEnabled(false).get(USERS + "?" + query);

            // then
            assertThat(answer.statusCode()).isIn(400, 404);
            answer.then().contentType("application/problem+json");
        }

        @Test
        void shouldRefuseWhenTheCallerIsNoSuperAdministrator() {
            // given
            var person = Person.registered();
            var here = person.signIn();

            // when
            var answers = List.of(
                    here.request().get(USERS),
                    here.request().put(USERS + "/" + person.id() + "/super-admin"),
                    here.request().delete(USERS + "/" + boss.id() + "/super-admin"));

            // then
            for (var answer : answers) {
                answer.then().statusCode(403).body("code", equalTo("forbidden"));
            }
            assertThat(isSuperAdmin(person)).isFalse();
        }
    }

    @Nested
    class Office {

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
                    .allSatisfy(
                            entry -> assertThat(entry.at("/actor/id").asText()).isEqualTo(boss.id()));
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
    }

    private Response find(String text) {
        return admin.request().queryParam("q", text).get(USERS);
    }

    private Response grant(String id) {
        return admin.request().put(USERS + "/" + id + "/super-admin");
    }

    private static Response revoke(Tokens by, String id) {
        return by.request().delete(USERS + "/" + id + "/super-admin");
    }

    private static boolean isSuperAdmin(Person person) {
        return Database.texts("select super_admin from account where id = ?", UUID.fromString(person.id()))
                .equals(List.of("t"));
    }

    private static String named(String name) {
        var person = Person.registered();
        Database.update("update account set display_name = ? where id = ?", name, UUID.fromString(person.id()));
        return person.id();
    }
}
