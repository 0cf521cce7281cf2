package io.pteronimbus.auth.signin;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Directory;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DirectorySignInTest {
    private static final String PASSWORD = "directory secret";

    private final String address = Person.newAddress();

    @Test
    void shouldMakeAnAccountWhenSomebodySignsInForTheFirstTime() throws Exception {
        // given
        var other = Person.registered();
        var name = Directory.person(PASSWORD, other.email());

        // when
        var answer = signIn(name, PASSWORD);

        // then
        answer.then()
                .statusCode(200)
                .body("user.displayName", equalTo("Kim of the directory"))
                .body("user.email", nullValue())
                .body("user.hasPassword", equalTo(false))
                .body("user.superAdmin", equalTo(false));
        assertThat(answer.<String>path("user.id")).isNotEqualTo(other.id());
        var here = Tokens.of(answer);
        here.request().get("/api/v1/me/sessions").then().body("items[0].method", equalTo("ldap"));
        here.request().get("/api/v1/me/identities").then().body("items.provider", equalTo(List.of("ldap")));
    }

    @Test
    void shouldFindTheSameAccountWhenTheNameThereChanges() throws Exception {
        // given
        var name = Directory.person(PASSWORD, "kim@example.test");
        var first = signIn(name, PASSWORD).<String>path("user.id");
        var renamed = Directory.renamed(name);

        // when
        var answer = signIn(renamed, PASSWORD);

        // then
        answer.then().statusCode(200).body("user.id", equalTo(first));
        signIn(name, PASSWORD).then().statusCode(401);
    }

    @Test
    void shouldMakeOneAccountWhenSomebodySignsInTwiceAtOnce() throws Exception {
        // given
        var name = Directory.person(PASSWORD, "kim@example.test");
        Callable<String> signIn = () -> signIn(name, PASSWORD).path("user.id");

        // when
        var ids = AtOnce.all(List.of(signIn, signIn, signIn));

        // then
        assertThat(ids).doesNotContainNull().containsOnly(ids.getFirst());
    }

    @Test
    void shouldAnswerTheSameWhenNameOrPasswordIsWrong() throws Exception {
        // given
        var name = Directory.person(PASSWORD, "kim@example.test");

        // when
        var wrong = signIn(name, "not it");
        var unknown = signIn(Directory.newName(), PASSWORD);

        // then
        for (var answer : List.of(wrong, unknown)) {
            answer.then().statusCode(401).body("code", equalTo("invalid-credentials"));
        }
        assertThat(wrong.<String>path("detail")).isEqualTo(unknown.<String>path("detail"));
        assertThat(wrong.asString()).doesNotContain(name, "example,dc=org");
    }

    @Test
    void shouldLimitTriesWhenAPasswordIsGuessed() throws Exception {
        // given
        var name = Directory.person(PASSWORD, "kim@example.test");
        // all of these are one name to a directory
        var spellings = List.of(name, " " + name, name + "  ", name.toUpperCase(Locale.ROOT), "\u3000" + name);
        for (var i = 0; i < 10; i++) {
            from(Person.newAddress())
                    .body(Map.of("username", spellings.get(i % spellings.size()), "password", "guess " + i))
                    .post("/api/v1/auth/ldap/login")
                    .then()
                    .statusCode(401);
        }

        // when
        var answer = signIn(name + " ", PASSWORD);

        // then
        answer.then().statusCode(429).body("code", equalTo("rate-limited"));
    }

    @Test
    void shouldAskForTheSecondFactorWhenThereIsOne() throws Exception {
        // given
        var name = Directory.person(PASSWORD, "kim@example.test");
        var first = signIn(name, PASSWORD);
        var app = Authenticator.enrolled(new Person(first.path("user.id"), "", "", address), Tokens.of(first));

        // when
        var without = signIn(name, PASSWORD);
        var wrong = signIn(name, PASSWORD, app.wrongCode());
        var right = signIn(name, PASSWORD, app.code());

        // then
        without.then().statusCode(401).body("code", equalTo("otp-required")).body("accessToken", nullValue());
        wrong.then().statusCode(401).body("code", equalTo("otp-invalid"));
        assertThat(Tokens.of(right).claims()).containsEntry("otp", true);
        signIn(name, "not it", app.code()).then().statusCode(401).body("code", equalTo("invalid-credentials"));
    }

    @Test
    void shouldLeaveOtherWaysInOpenWhenTheDirectoryIsAway() {
        // given
        var person = Person.registered();
        for (var i = 0; i < 42; i++) {
            from(person.address())
                    .body(Map.of("username", Directory.AWAY, "password", PASSWORD))
                    .post("/api/v1/auth/ldap/login")
                    .then()
                    .statusCode(503)
                    .body("code", equalTo("dependency-unavailable"));
        }

        // when
        var answer = person.signInWith(person.password());

        // then
        answer.then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "u*",
                "%s*",
                "%s)(uid=*",
                "*)(|(uid=*",
                "%s)(|(cn=*)",
                "\\2a",
                "%s\u0000",
                "cn=searcher,dc=example,dc=org"
            })
    void shouldLetNobodyInWhenTheNameIsAFilter(String pattern) throws Exception {
        // given
        var name = Directory.person(PASSWORD, "kim@example.test");
        var before = Database.texts("select count(*) from linked_identity");

        // when
        var answer = signIn(pattern.replace("%s", name), PASSWORD);

        // then
        answer.then().statusCode(401).body("code", equalTo("invalid-credentials"));
        assertThat(Database.texts("select count(*) from linked_identity")).isEqualTo(before);
    }

    @Test
    void shouldExplainWhenThereIsNoPassword() throws Exception {
        // given
        var name = Directory.person(PASSWORD, "kim@example.test");

        // when
        var answer = signIn(name, "");

        // then
        answer.then().statusCode(400).body("errors.field", hasItem("password"));
    }

    private Response signIn(String username, String password) {
        return from(address)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/ldap/login");
    }

    private Response signIn(String username, String password, String otp) {
        return from(address)
                .body(Map.of("username", username, "password", password, "otp", otp))
                .post("/api/v1/auth/ldap/login");
    }
}
