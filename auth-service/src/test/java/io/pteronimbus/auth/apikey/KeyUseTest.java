package io.pteronimbus.auth.apikey;

import static io.pteronimbus.auth.apikey.KeyCalls.ADDRESS;
import static io.pteronimbus.auth.apikey.KeyCalls.KEYS;
import static io.pteronimbus.auth.apikey.KeyCalls.create;
import static io.pteronimbus.auth.apikey.KeyCalls.exchange;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.auth.support.AccountTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyUseTest extends AccountTest {
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
        here.request().get(KEYS).then().body("items[0].lastUsedAt", equalTo(first.<String>path("items[0].lastUsedAt")));
    }
}
