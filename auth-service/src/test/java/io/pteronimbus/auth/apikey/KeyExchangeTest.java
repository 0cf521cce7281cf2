package io.pteronimbus.auth.apikey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class KeyExchangeTest {
    private static final String KEYS = "/api/v1/me/api-keys";
    private static final String ADDRESS = "198.51.100.7";

    private final RedisDataSource redis;
    private final ApiKeyService keys;
    private Person person;
    private Tokens here;

    KeyExchangeTest(RedisDataSource redis, ApiKeyService keys) {
        this.redis = redis;
        this.keys = keys;
    }

    @BeforeEach
    void signIn() {
        person = Person.registered();
        here = person.signIn();
    }

    @Nested
    class Token {

        @Test
        void shouldSayWhoseKeyItIsWhenTraded() {
            // given
            var made = create(here, Map.of("name", "Key"));

            // when
            var answer = exchange(made.path("key"), ADDRESS);

            // then
            answer.then().statusCode(200).body("accessToken", notNullValue()).body("expiresIn", equalTo(300));
            var claims = Tokens.claims(answer.path("accessToken"));
            assertThat(claims)
                    .containsEntry("sub", person.id())
                    .doesNotContainEntry("sid", made.path("id"))
                    .containsEntry("key", true)
                    .containsEntry("name", "Robin")
                    .doesNotContainKeys("super", "scope", "otp", "enrol");
            assertThat(seconds(claims, "exp") - seconds(claims, "iat")).isEqualTo(300);
            assertThat(redis.hash(String.class).hgetall("auth:session:" + claims.get("sid")))
                    .containsExactlyEntriesOf(Map.of("userId", person.id()));
        }

        @Test
        void shouldNameThePermissionsWhenTheKeyIsConfined() {
            // when
            var token = tokenOf(here, Map.of("name", "Key", "permissions", List.of("server:read", "server:start")));

            // then
            assertThat(Tokens.claims(token)).containsEntry("scope", "server:read server:start");
        }

        @Test
        void shouldEndWithTheKeyWhenThatIsSoon() {
            // given
            var made = create(
                    here,
                    Map.of(
                            "name",
                            "Key",
                            "expiresAt",
                            Instant.now().plusSeconds(90).toString()));

            // when
            var answer = exchange(made.path("key"), ADDRESS);

            // then
            answer.then().statusCode(200).body("expiresIn", greaterThan(30)).body("expiresIn", lessThanOrEqualTo(90));
            var sid = Tokens.claims(answer.path("accessToken")).get("sid");
            assertThat(redis.key().ttl("auth:session:" + sid)).isBetween(30L, 90L);
        }

        @Test
        void shouldSayNothingOfAnOfficeWhenTheOwnerHasLostIt() {
            // given
            var admin = person.asSuperAdmin();
            var key = create(admin, Map.of("name", "Key")).<String>path("key");
            assertThat(Tokens.claims(exchange(key, ADDRESS).path("accessToken")))
                    .containsEntry("super", true);
            Database.update("update account set super_admin = false where id = ?", UUID.fromString(person.id()));

            // when
            var answer = exchange(key, ADDRESS);

            // then
            assertThat(Tokens.claims(answer.path("accessToken"))).doesNotContainKey("super");
        }

        @Test
        void shouldTellOfTheSecondFactorWhenTheOwnerHasOne() {
            // given
            Authenticator.enrolled(person, here);

            // when
            var token = tokenOf(here, Map.of("name", "Key"));

            // then
            assertThat(Tokens.claims(token)).containsEntry("otp", true);
        }
    }

    @Nested
    class Refusal {

        @ParameterizedTest
        @ValueSource(
                strings = {"ptn_", "ptn_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "ptn_' or 1=1", "ptn_\u0000"
                })
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
            var byNobody = given().contentType(ContentType.JSON)
                    .body(Map.of("key", key))
                    .post("/internal/api-keys/exchange");

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

    @Nested
    class Revoked {

        @Test
        void shouldEndAtOnceWhenRevoked() {
            // given
            var made = create(here, Map.of("name", "Key"));
            var id = made.<String>path("id");
            var sid = sidOf(made.path("key"));
            assertThat(redis.key().exists("auth:session:" + sid)).isTrue();
            Queue<String> heard = new ConcurrentLinkedQueue<>();
            var subscription = redis.pubsub(String.class).subscribe("auth:session-ended", heard::add);

            // when
            here.request().delete(KEYS + "/" + id).then().statusCode(204);

            // then
            assertThat(redis.key().exists("auth:session:" + sid)).isFalse();
            exchange(made.path("key"), ADDRESS).then().statusCode(401);
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains(sid));
            subscription.unsubscribe();
        }

        @Test
        void shouldNotLiveOnWhenRevokedAndTradedAtOnce() {
            for (var round = 0; round < 10; round++) {
                // given
                var made = create(here, Map.of("name", "Key " + round));
                var id = made.<String>path("id");
                var key = made.<String>path("key");
                var sid = sidOf(key);
                Callable<Integer> trade = () -> exchange(key, ADDRESS).statusCode();

                // when
                var statuses = AtOnce.all(List.of(
                        trade, () -> here.request().delete(KEYS + "/" + id).statusCode(), trade));

                // then
                assertThat(statuses.get(1)).isEqualTo(204);
                assertThat(redis.key().exists("auth:session:" + sid, "auth:key-session:" + id))
                        .isZero();
            }
        }

        @Test
        void shouldWaitForWhoTakesTheOwnersOfficeWhenTraded() throws Exception {
            // given
            var admin = person.asSuperAdmin();
            var key = create(admin, Map.of("name", "Key")).<String>path("key");
            var id = UUID.fromString(person.id());

            // when
            var claims = Database.whileUpdating(
                    "update account set super_admin = false where id = ?",
                    id,
                    () -> Tokens.claims(exchange(key, ADDRESS).path("accessToken")));

            // then
            assertThat(claims).doesNotContainKey("super");
        }
    }

    @Nested
    class Renewed {

        @Test
        void shouldLeaveOldTokensDeadWhenTheKeyIsTradedAgainAfterItsOwnerLostARight() {
            // given
            var key = create(person.asSuperAdmin(), Map.of("name", "Key")).<String>path("key");
            var before = sidOf(key);
            assertThat(sidOf(key)).isEqualTo(before);

            // when
            keys.renewAll(UUID.fromString(person.id()));

            // then
            var after = sidOf(key);
            assertThat(after).isNotEqualTo(before);
            assertThat(redis.key().exists("auth:session:" + before)).isFalse();
            assertThat(redis.key().exists("auth:session:" + after)).isTrue();
        }
    }

    @Nested
    class LastUse {

        @Test
        void shouldShowWhenAndFromWhereItWasUsedWhenTraded() {
            // given
            var made = create(here, Map.of("name", "Key"));

            // when
            exchange(made.path("key"), ADDRESS).then().statusCode(200);

            // then
            var first = here.request().get(KEYS);
            first.then().body("items[0].lastUsedAddress", equalTo(ADDRESS)).body("items[0].lastUsedAt", notNullValue());
            // within a minute it is not written again
            exchange(made.path("key"), "198.51.100.8").then().statusCode(200);
            here.request()
                    .get(KEYS)
                    .then()
                    .body("items[0].lastUsedAt", equalTo(first.<String>path("items[0].lastUsedAt")));
        }
    }

    private static long seconds(Map<String, Object> claims, String name) {
        return Long.parseLong(String.valueOf(claims.get(name)));
    }

    /** The session its token names at present. */
    private static String sidOf(String key) {
        var answer = exchange(key, ADDRESS);
        answer.then().statusCode(200);
        return String.valueOf(Tokens.claims(answer.path("accessToken")).get("sid"));
    }

    /** What a key of that form is traded for. */
    static String tokenOf(Tokens here, Map<String, Object> form) {
        return exchange(create(here, form).path("key"), ADDRESS)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static Response create(Tokens here, Map<String, Object> form) {
        var answer = here.request().body(form).post(KEYS);
        answer.then().statusCode(201);
        return answer;
    }

    private static Response exchange(String key, @Nullable String address) {
        return exchange(TestTokens.service("gateway", "auth-service"), key, address);
    }

    private static Response exchange(String token, String key, @Nullable String address) {
        var body = new HashMap<String, String>();
        body.put("key", key);
        body.put("address", address);
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/api-keys/exchange");
    }
}
