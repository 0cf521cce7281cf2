package io.pteronimbus.auth.limit;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Advisory rows about sign-in, and what goes with them. */
@QuarkusTest
class SignInLimitsTest {
    private static final int ACCOUNT_BURST = 10;
    private static final int ADDRESS_BURST = 40;

    @Test
    void shouldSlowDownWhenOneAccountIsGuessedFromManyAddresses() {
        // given
        var victim = Person.registered();
        for (var i = 0; i < ACCOUNT_BURST; i++) {
            guess(victim.email(), Person.newAddress()).then().statusCode(401);
        }

        // when
        var answer = guess(victim.email(), Person.newAddress());

        // then
        answer.then().statusCode(429).body("code", equalTo("rate-limited"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3_600);
    }

    @Test
    void shouldLetTheOwnerInWhenStrangersGuessTheirPassword() {
        // given
        var victim = Person.registered();
        victim.signIn();
        for (var i = 0; i <= ACCOUNT_BURST; i++) {
            guess(victim.email(), Person.newAddress());
        }

        // when
        var answer = victim.signInWith(victim.password());

        // then
        answer.then().statusCode(200);
    }

    @Test
    void shouldSlowDownWhenOneAddressGuessesManyAccounts() {
        // given
        var attacker = Person.newAddress();
        for (var i = 0; i < ADDRESS_BURST; i++) {
            guess(UUID.randomUUID() + "@example.test", attacker).then().statusCode(401);
        }

        // when
        var answer = guess(UUID.randomUUID() + "@example.test", attacker);

        // then
        answer.then().statusCode(429);
    }

    /** CVE-2026-61609: a limiter with one key for all let anybody lock everybody out. */
    @Test
    void cve202661609ShouldLetOthersInWhenOneAddressIsLimited() {
        // given
        var attacker = Person.newAddress();
        while (guess(UUID.randomUUID() + "@example.test", attacker).statusCode() != 429) {
            // goes on until the attacker is slowed down
        }
        var somebodyElse = Person.registered();

        // when
        var answer = somebodyElse.signInWith(somebodyElse.password());

        // then
        answer.then().statusCode(200);
    }

    /** CVE-2019-1020002: sign-in told whether an account exists. */
    @Test
    void cve20191020002ShouldAnswerAlikeWhetherOrNotTheAccountExists() {
        // given
        var existing = Person.registered();
        var address = Person.newAddress();

        // when
        var wrongPassword = guess(existing.email(), address);
        var noAccount = guess("nobody-" + UUID.randomUUID() + "@example.test", address);
        var noAddress = guess("not an address", address);

        // then
        assertThat(shape(noAccount)).isEqualTo(shape(wrongPassword));
        assertThat(shape(noAddress)).isEqualTo(shape(wrongPassword));
        wrongPassword.then().statusCode(401).body("code", equalTo("invalid-credentials"));
    }

    /** CVE-2019-1020002, by the limits: they must not tell either. */
    @Test
    void cve20191020002ShouldSlowDownAlikeWhenTheAccountDoesNotExist() {
        // given
        var nobody = "nobody-" + UUID.randomUUID() + "@example.test";
        for (var i = 0; i < ACCOUNT_BURST; i++) {
            guess(nobody, Person.newAddress()).then().statusCode(401);
        }

        // when
        var answer = guess(nobody, Person.newAddress());

        // then
        answer.then().statusCode(429);
    }

    @Test
    void shouldNotCountWhenThePasswordIsRight() {
        // given
        var person = Person.registered();
        for (var i = 0; i < ACCOUNT_BURST + 5; i++) {
            person.signInWith(person.password()).then().statusCode(200);
        }

        // when
        var answer = person.signInWith(person.password());

        // then
        answer.then().statusCode(200);
    }

    @Test
    void shouldSlowDownWhenOneAddressMakesManyAccounts() {
        // given
        var address = Person.newAddress();
        for (var i = 0; i < 30; i++) {
            register(address).then().statusCode(201);
        }

        // when
        var answer = register(address);

        // then
        answer.then().statusCode(429);
    }

    private static Response register(String address) {
        return from(address)
                .body(Map.of(
                        "email", UUID.randomUUID() + "@example.test", "password", "long enough", "displayName", "R"))
                .post("/api/v1/auth/register");
    }

    private static Response guess(String email, String address) {
        return from(address)
                .body(Map.of("email", email, "password", "a wrong guess"))
                .post("/api/v1/auth/login");
    }

    /** All an outsider can compare, without what is new in every answer. */
    private static String shape(Response answer) {
        Map<String, Object> body = answer.jsonPath().getMap("");
        body.remove("traceId");
        var headers = answer.headers().asList().stream()
                .map(header -> header.getName().toLowerCase(java.util.Locale.ROOT))
                .sorted()
                .toList();
        return answer.statusCode() + " " + headers + " " + body;
    }
}
