package io.pteronimbus.auth.apikey;

import static io.pteronimbus.auth.apikey.KeyCalls.ADDRESS;
import static io.pteronimbus.auth.apikey.KeyCalls.create;
import static io.pteronimbus.auth.apikey.KeyCalls.exchange;
import static io.pteronimbus.auth.apikey.KeyCalls.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.auth.support.AccountTest;
import io.pteronimbus.auth.support.Authenticator;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyExchangeTest extends AccountTest {
    private final RedisDataSource redis;

    KeyExchangeTest(RedisDataSource redis) {
        this.redis = redis;
    }

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
                Map.of("name", "Key", "expiresAt", Instant.now().plusSeconds(90).toString()));

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
        assertThat(Tokens.claims(exchange(key, ADDRESS).path("accessToken"))).containsEntry("super", true);
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

    private static long seconds(Map<String, Object> claims, String name) {
        return Long.parseLong(String.valueOf(claims.get(name)));
    }
}
