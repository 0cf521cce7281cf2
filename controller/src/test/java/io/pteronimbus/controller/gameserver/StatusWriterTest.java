package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.pteronimbus.crd.GameServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusWriterTest {
    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final StatusWriter writer = new StatusWriter(client, nanos::get);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void shouldNotActOnACopyThatIsOlderThanWhatItWrote() {
        // given
        writer.wrote(version(9));
        // then
        assertThat(writer.isPast(version(8))).isTrue();
        assertThat(writer.isPast(version(9))).isFalse();
        assertThat(writer.isPast(version(10))).isFalse();
    }

    /** As after a backup of the cluster's store was brought back. */
    @Test
    void shouldBelieveAClusterThatCountsAnew() {
        // given
        writer.wrote(version(9));
        // when
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        // then
        assertThat(writer.isPast(version(3))).isFalse();
    }

    @Test
    void shouldKnowNothingOfWhatItForgot() {
        // given
        writer.wrote(version(9));
        // when
        writer.forget(version(9));
        // then
        assertThat(writer.isPast(version(8))).isFalse();
    }

    private static GameServer version(long number) {
        var server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withUid("uid")
                .withResourceVersion(Long.toString(number))
                .build());
        return server;
    }
}
