package io.pteronimbus.bot.gateway;

import io.pteronimbus.bot.support.SimulatedDiscord;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GatewayLeaseTest {

    @Inject
    RedisDataSource redis;

    @Test
    void shouldLeaveWhenAnotherReplicaHoldsTheConnectionAndTakeItBackWhenThatIsGone() {
        // given
        SimulatedDiscord.awaitSession();
        // when
        redis.value(String.class).set(GatewayLease.KEY, "another replica");
        // then
        SimulatedDiscord.awaitNobody();
        // when
        redis.key().del(GatewayLease.KEY);
        // then
        SimulatedDiscord.awaitSession();
    }
}
