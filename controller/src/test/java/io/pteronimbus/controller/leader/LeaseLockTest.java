package io.pteronimbus.controller.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseLockTest {
    private static final Duration DURATION = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();
    private final String name = "lease-" + UUID.randomUUID();
    private LocalCluster cluster;
    private KubernetesClient client;

    @BeforeAll
    void begin() throws IOException {
        cluster = LocalCluster.start(LocalClusterConfig.inMemory());
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl(cluster.baseUrl())
                        .withTrustCerts(true)
                        .build())
                .build();
    }

    @AfterAll
    void end() {
        client.close();
        cluster.close();
    }

    @Test
    void shouldGiveItToOneAndToTheNextOnlyWhenNobodyRenewsIt() {
        // given
        var first = lock("first");
        var next = lock("next");
        assertThat(first.tryHold()).isTrue();
        assertThat(next.tryHold()).isFalse();

        // when // then
        passes(DURATION.minusSeconds(1));
        assertThat(first.tryHold()).isTrue();
        passes(Duration.ofSeconds(2));
        assertThat(next.tryHold()).as("renewed a second ago").isFalse();
        passes(DURATION.minusMillis(1));
        assertThat(next.tryHold()).isFalse();
        passes(Duration.ofMillis(1));
        assertThat(next.tryHold()).isTrue();
        assertThat(first.tryHold()).isFalse();
        assertThat(lease().getSpec().getLeaseTransitions()).isEqualTo(1);
    }

    @Test
    void shouldNotBelieveTheHoldersClock() {
        // given: the holder's clock is a year behind, ours is a year ahead
        var holder =
                new LeaseLock(client, "default", name + "-clock", "holder", DURATION, at("2020-01-01"), nanos::get);
        var other = new LeaseLock(client, "default", name + "-clock", "other", DURATION, at("2030-01-01"), nanos::get);
        assertThat(holder.tryHold()).isTrue();

        // when // then
        assertThat(other.tryHold()).isFalse();
        passes(DURATION);
        assertThat(other.tryHold()).isTrue();
    }

    @Test
    void shouldKeepItAndNotTakeItWhenTheClockJumpsWhileItIsHeld() {
        // given
        var time = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
        var clock = (InstantSource) time::get;
        var holder = new LeaseLock(
                client, "default", name + "-jump", "holder", DURATION, clock.withZone(ZoneOffset.UTC), nanos::get);
        var other = new LeaseLock(
                client, "default", name + "-jump", "other", DURATION, clock.withZone(ZoneOffset.UTC), nanos::get);
        assertThat(holder.tryHold()).isTrue();
        assertThat(other.tryHold()).isFalse();

        // when // then
        for (var jump : List.of(Duration.ofHours(1), Duration.ofHours(-2))) {
            time.updateAndGet(now -> now.plus(jump));
            passes(DURATION.dividedBy(2));
            assertThat(other.tryHold()).as("jump of %s", jump).isFalse();
            assertThat(holder.tryHold()).as("jump of %s", jump).isTrue();
            assertThat(other.tryHold()).as("jump of %s", jump).isFalse();
        }
    }

    @Test
    void shouldGiveItAtOnceWhenReleasedAndReleaseOnlyItsOwn() {
        // given
        var first = lock("a", "-release");
        var next = lock("b", "-release");
        assertThat(first.tryHold()).isTrue();

        // when // then
        next.release();
        assertThat(next.tryHold()).isFalse();
        first.release();
        assertThat(next.tryHold()).isTrue();
    }

    private LeaseLock lock(String identity) {
        return lock(identity, "");
    }

    private LeaseLock lock(String identity, String suffix) {
        return new LeaseLock(client, "default", name + suffix, identity, DURATION, Clock.systemUTC(), nanos::get);
    }

    private Lease lease() {
        return client.leases().inNamespace("default").withName(name).get();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Clock at(String day) {
        return Clock.fixed(Instant.parse(day + "T00:00:00Z"), ZoneOffset.UTC);
    }
}
