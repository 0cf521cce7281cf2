package io.pteronimbus.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class RedisChannelsTest {
    private final String channel = "test:" + UUID.randomUUID();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Inject
    RedisChannels channels;

    @Inject
    RedisDataSource redis;

    @Test
    void shouldHearWhatIsSaid() {
        // given
        listen();

        // when
        channels.tell(channel, "hello");

        // then
        await().untilAsserted(() -> assertThat(heard).containsExactly("hello"));
    }

    @Test
    void shouldHearAgainWhenTheLineWasCut() {
        // given
        listen();

        // when
        redis.execute("CLIENT", "KILL", "TYPE", "PUBSUB");

        // then
        await().untilAsserted(() -> {
            channels.tell(channel, "again");
            assertThat(heard).contains("again");
        });
    }

    private void listen() {
        channels.hear(channel, heard::add);
        await().until(() -> redis.execute("PUBSUB", "NUMSUB", channel).get(1).toInteger() == 1);
    }
}
