package io.pteronimbus.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.AuthSettings;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UserListTest extends PeopleTest {
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
        assertThat(find(word + " ____ ___ _").<List<String>>path("items.id")).isEmpty();
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

    private static String named(String name) {
        var person = Person.registered();
        Database.update("update account set display_name = ? where id = ?", name, UUID.fromString(person.id()));
        return person.id();
    }
}
