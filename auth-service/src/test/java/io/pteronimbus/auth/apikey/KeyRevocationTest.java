package io.pteronimbus.auth.apikey;

import static io.pteronimbus.auth.apikey.KeyCalls.ADDRESS;
import static io.pteronimbus.auth.apikey.KeyCalls.KEYS;
import static io.pteronimbus.auth.apikey.KeyCalls.create;
import static io.pteronimbus.auth.apikey.KeyCalls.exchange;
import static io.pteronimbus.auth.apikey.KeyCalls.sidOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.auth.support.AccountTest;
import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person.Tokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyRevocationTest extends AccountTest {
    private final RedisDataSource redis;
    private final ApiKeyService keys;

    KeyRevocationTest(RedisDataSource redis, ApiKeyService keys) {
        this.redis = redis;
        this.keys = keys;
    }

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
            var statuses = AtOnce.all(
                    List.of(trade, () -> here.request().delete(KEYS + "/" + id).statusCode(), trade));

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
