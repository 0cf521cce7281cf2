package io.pteronimbus.auth.apikey;

import static io.pteronimbus.auth.apikey.KeyCalls.KEYS;
import static io.pteronimbus.auth.apikey.KeyCalls.tokenOf;
import static io.pteronimbus.auth.support.Person.from;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.AccountTest;
import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiKeyTest extends AccountTest {
    @Nested
    class Create {

        @Test
        void shouldTellTheKeyOnceWhenMade() {
            // given
            var expiresAt = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

            // when
            var answer = here.request()
                    .body(Map.of(
                            "name", "Backups 🎲",
                            "permissions", List.of("server:read", "backup:create"),
                            "addresses", List.of("203.0.113.0/24", "2001:db8::1"),
                            "expiresAt", expiresAt.toString()))
                    .post(KEYS);

            // then
            var key = answer.then()
                    .statusCode(201)
                    .body("key", matchesPattern("ptn_[A-Za-z0-9_-]{43}"))
                    .body("name", equalTo("Backups 🎲"))
                    .body("permissions", equalTo(List.of("server:read", "backup:create")))
                    .body("addresses", equalTo(List.of("203.0.113.0/24", "2001:db8::1")))
                    .body("expiresAt", equalTo(expiresAt.toString()))
                    .body("createdAt", notNullValue())
                    .body("lastUsedAt", nullValue())
                    .extract()
                    .<String>path("key");
            answer.then().body("prefix", equalTo(key.substring(0, 10)));
            var list = here.request().get(KEYS);
            list.then().statusCode(200).body("items.size()", equalTo(1)).body("nextCursor", nullValue());
            assertThat(list.asString()).doesNotContain(key, "\"key\"", "hash");
            assertThat(Database.texts(
                            "select api_key::text from api_key where account_id = ?", UUID.fromString(person.id())))
                    .hasSize(1)
                    .noneMatch(row -> row.contains(key.substring(10)));
            var entries = Topic.await(
                    "audit-entry",
                    1,
                    entry -> "api-key:create".equals(entry.at("/action").asText())
                            && answer.path("id").equals(entry.at("/target/id").asText()));
            assertThat(entries.toString()).doesNotContain(key.substring(10));
        }

        @Test
        void shouldConfineToNothingWhenNothingIsSaid() {
            // when
            var answer = here.request().body(Map.of("name", "All")).post(KEYS);

            // then
            answer.then()
                    .statusCode(201)
                    .body("permissions", nullValue())
                    .body("addresses", equalTo(List.of()))
                    .body("expiresAt", nullValue());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "name | required | {}",
                    "name | required | {'name':''}",
                    "name | invalid-format | {'name':' a'}",
                    "name | invalid-format | {'name':'a\\u0000b'}",
                    "name | invalid-format | {'name':'a\\u202eb'}",
                    "permissions | not-allowed | {'name':'a','permissions':['server:everything']}",
                    "permissions | not-allowed | {'name':'a','permissions':['server:read','*']}",
                    "permissions | not-allowed | {'name':'a','permissions':['server:read server:delete']}",
                    "permissions | not-allowed | {'name':'a','permissions':['user:manage']}",
                    "permissions | required | {'name':'a','permissions':['']}",
                    "permissions | too-few | {'name':'a','permissions':[]}",
                    "addresses | invalid-network | {'name':'a','addresses':['example.org']}",
                    "addresses | invalid-network | {'name':'a','addresses':['10.0.0.0/33']}",
                    "addresses | invalid-network | {'name':'a','addresses':['203.0.113/24']}",
                    "expiresAt | not-in-future | {'name':'a','expiresAt':'2020-01-01T00:00:00Z'}"
                })
        void shouldNameTheFieldWhenItDoesNotFit(String field, String code, String body) {
            // when
            var answer = here.request().body(body.replace('\'', '"')).post(KEYS);

            // then
            answer.then()
                    .statusCode(400)
                    .body("code", equalTo("validation-failed"))
                    .body("errors.code", hasItem(code));
            assertThat(answer.<List<String>>path("errors.field")).anyMatch(name -> name.startsWith(field));
            here.request().get(KEYS).then().body("items.size()", equalTo(0));
        }

        @Test
        void shouldRefuseWhenTheNameIsTooLong() {
            // when
            var answer = here.request().body(Map.of("name", "x".repeat(65))).post(KEYS);

            // then
            answer.then().statusCode(400).body("errors.field", hasItem("name"));
        }

        @Test
        void shouldGrantPermissionsOfThePlatformWhenASuperAdministratorAsks() {
            // given
            var admin = person.asSuperAdmin();

            // when
            var answer = admin.request()
                    .body(Map.of("name", "Admin", "permissions", List.of("user:manage")))
                    .post(KEYS);

            // then
            answer.then().statusCode(201).body("permissions", equalTo(List.of("user:manage")));
        }

        @Test
        void shouldMakeFiftyAtMostWhenManyAreAskedForAtOnce() {
            // given
            for (var i = 0; i < 48; i++) {
                here.request()
                        .body(Map.of("name", "Key " + i))
                        .post(KEYS)
                        .then()
                        .statusCode(201);
            }

            // when
            var statuses = AtOnce.all(IntStream.range(0, 5)
                    .<Callable<Integer>>mapToObj(i -> () -> here.request()
                            .body(Map.of("name", "More " + i))
                            .post(KEYS)
                            .statusCode())
                    .toList());

            // then
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(2);
            assertThat(statuses).containsOnly(201, 409);
            here.request().body(Map.of("name", "x")).post(KEYS).then().body("code", equalTo("quota-exceeded"));
            here.request().get(KEYS).then().body("items.size()", equalTo(50));
        }
    }

    @Nested
    class Revoke {

        @Test
        void shouldForgetTheKeyWhenRevoked() {
            // given
            var id = here.request().body(Map.of("name", "Gone")).post(KEYS).<String>path("id");

            // when
            var answer = here.request().delete(KEYS + "/" + id);

            // then
            answer.then().statusCode(204);
            here.request().get(KEYS).then().body("items.size()", equalTo(0));
            here.request().delete(KEYS + "/" + id).then().statusCode(404);
            Topic.await(
                    "audit-entry",
                    1,
                    entry -> "api-key:revoke".equals(entry.at("/action").asText())
                            && id.equals(entry.at("/target/id").asText()));
        }

        @Test
        void shouldRevokeOnceWhenAskedTwiceAtOnce() {
            // given
            var id = here.request().body(Map.of("name", "Gone")).post(KEYS).<String>path("id");
            Callable<Integer> revoke =
                    () -> here.request().delete(KEYS + "/" + id).statusCode();

            // when
            var statuses = AtOnce.all(List.of(revoke, revoke, revoke));

            // then
            assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 404);
        }

        @Test
        void shouldFindNothingWhenTheKeyIsAnothers() {
            // given
            var id = here.request().body(Map.of("name", "Mine")).post(KEYS).<String>path("id");
            var stranger = Person.registered().signIn();

            // when
            var answer = stranger.request().delete(KEYS + "/" + id);

            // then
            answer.then().statusCode(404).body("code", equalTo("not-found"));
            stranger.request().get(KEYS).then().body("items.size()", equalTo(0));
            here.request().get(KEYS).then().body("items.size()", equalTo(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "%00"})
        void shouldFindNothingWhenThereIsNoSuchKey(String id) {
            // when
            var answer = here.request().urlEncodingEnabled(false).delete(KEYS + "/" + id);

            // then
            answer.then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Nested
    class ByKey {

        @ParameterizedTest
        @CsvSource({
            "GET, /api/v1/me/api-keys",
            "POST, /api/v1/me/api-keys",
            "DELETE, /api/v1/me/api-keys/00000000-0000-0000-0000-000000000000",
            "PATCH, /api/v1/me",
            "PUT, /api/v1/me/password",
            "PUT, /api/v1/me/email",
            "POST, /api/v1/me/email/verification",
            "GET, /api/v1/me/totp",
            "POST, /api/v1/me/totp",
            "POST, /api/v1/me/totp/confirm",
            "POST, /api/v1/me/totp/recovery-codes",
            "POST, /api/v1/me/totp/disable",
            "GET, /api/v1/me/identities",
            "DELETE, /api/v1/me/identities/discord",
            "POST, /api/v1/me/identities/discord",
            "GET, /api/v1/me/sessions",
            "DELETE, /api/v1/me/sessions",
            "DELETE, /api/v1/me/sessions/00000000-0000-0000-0000-000000000000"
        })
        void shouldRefuseWhenAKeyMeddlesWithTheAccount(String method, String path) {
            // given
            var token = tokenOf(here, Map.of("name", "Key"));

            // when
            var answer = given().header("Authorization", "Bearer " + token)
                    .header("X-Forwarded-For", person.address())
                    .contentType(ContentType.JSON)
                    .body(method.equals("GET") || method.equals("DELETE") ? "" : "{\"displayName\":\"Taken\"}")
                    .request(method, path);

            // then
            answer.then().statusCode(403).body("code", equalTo("forbidden"));
        }

        @Test
        void shouldSayWhoItIsWhenAKeyAsks() {
            // given
            var token = tokenOf(here, Map.of("name", "Key"));

            // when
            var answer = from(person.address())
                    .header("Authorization", "Bearer " + token)
                    .get("/api/v1/me");

            // then
            answer.then().statusCode(200).body("id", equalTo(person.id())).body("displayName", equalTo("Robin"));
        }
    }
}
