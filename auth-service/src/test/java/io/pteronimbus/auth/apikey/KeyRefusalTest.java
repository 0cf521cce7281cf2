package io.pteronimbus.auth.apikey;

import static io.pteronimbus.auth.apikey.KeyCalls.ADDRESS;
import static io.pteronimbus.auth.apikey.KeyCalls.create;
import static io.pteronimbus.auth.apikey.KeyCalls.exchange;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.AccountTest;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KeyRefusalTest extends AccountTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"ptn_", "ptn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "ptn_' or 1=1", "ptn_\u0000"})
    void shouldRefuseWhenThereIsNoSuchKey(String key) {
        // when
        var answer = exchange(key, ADDRESS);

        // then
        answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldRefuseWhenJustTheHashIsKnown() {
        // given
        create(here, Map.of("name", "Key"));
        var hash = Database.texts("select hash from api_key where account_id = ?", UUID.fromString(person.id()))
                .getFirst();

        // when
        var answer = exchange(hash, ADDRESS);

        // then
        answer.then().statusCode(401);
    }

    @Test
    void shouldRefuseWhenTheKeyHasExpired() {
        // given
        var made = create(
                here,
                Map.of(
                        "name",
                        "Key",
                        "expiresAt",
                        Instant.now().plusSeconds(900).toString()));
        Database.update(
                "update api_key set expires_at = now() - interval '1 second' where id = ?",
                UUID.fromString(made.path("id")));

        // when
        var answer = exchange(made.path("key"), ADDRESS);

        // then
        answer.then().statusCode(401);
    }

    @Test
    void shouldRefuseWhenTheCallerIsNoService() {
        // given
        var key = create(here, Map.of("name", "Key")).<String>path("key");

        // when
        var byPerson = exchange(here.access(), key, ADDRESS);
        var forAnother = exchange(TestTokens.service("gateway", "tenant-service"), key, ADDRESS);
        var byNobody =
                given().contentType(ContentType.JSON).body(Map.of("key", key)).post("/internal/api-keys/exchange");

        // then
        byPerson.then().statusCode(401);
        forAnother.then().statusCode(401);
        byNobody.then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.99, 200",
        "203.0.113.0/24, 203.0.114.1, 401",
        "203.0.113.0/24, , 401",
        "203.0.113.0/24, unknown, 401",
        "203.0.113.0/24, ::ffff:203.0.113.99, 200",
        "2001:db8::/32, 2001:db8::5, 200",
        "2001:db8::/32, 2001:db9::5, 401",
        "2001:db8::/32, 203.0.113.99, 401"
    })
    void shouldLookAtTheAddressWhenTheKeyIsConfinedToSome(String network, @Nullable String address, int expected) {
        // given
        var key = create(here, Map.of("name", "Key", "addresses", List.of("192.0.2.1", network)))
                .<String>path("key");

        // when
        var answer = exchange(key, address);

        // then
        answer.then().statusCode(expected);
    }
}
