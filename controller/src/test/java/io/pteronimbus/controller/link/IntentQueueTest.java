package io.pteronimbus.controller.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.controller.grant.CanonicalJson;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IntentQueueTest {
    private final UUID server = UUID.randomUUID();
    private final List<Long> handled = new CopyOnWriteArrayList<>();

    @Test
    void shouldNotWaitForNextTryWhenSomethingNewerComes() {
        // given
        var failures = new AtomicInteger();
        var queue = new IntentQueue((revision, desired) -> {
            if (desired.generation() == 1) {
                failures.incrementAndGet();
                throw new IllegalStateException("cluster is away");
            }
            handled.add(desired.generation());
        });
        queue.offer(1, desired(1));
        await().until(() -> failures.get() == 4);

        // when
        queue.offer(2, desired(2));

        // then
        await().atMost(Duration.ofSeconds(1)).until(() -> handled.equals(List.of(2L)));
    }

    @Test
    void shouldGiveSpecAsItCame() throws Exception {
        // given
        var spec = new JsonMapper().readTree("""
                {"b": 1.50, "a": {"text": "grün \\u0000", "none": null}, "n": 12345678901234567890, "list": [true, {}]}
                """);
        var given = new CopyOnWriteArrayList<DesiredServer>();
        var queue = new IntentQueue((revision, desired) -> given.add(desired));
        var wanted = new DesiredServer(server, server, 3, false, spec, "grant", null);

        // when
        queue.offer(1, wanted);

        // then
        await().until(() -> !given.isEmpty());
        assertThat(given.getFirst()).isEqualTo(wanted);
        assertThat(CanonicalJson.sha256(Objects.requireNonNull(given.getFirst().spec())))
                .isEqualTo(CanonicalJson.sha256(spec));
    }

    @Test
    void shouldSkipToNewestWhenSeveralComeWhileBusy() throws InterruptedException {
        // given
        var busy = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var queue = new IntentQueue((revision, desired) -> {
            busy.countDown();
            awaitLatch(go);
            handled.add(desired.generation());
        });

        // when
        queue.offer(1, desired(1));
        busy.await();
        queue.offer(2, desired(2));
        queue.offer(3, desired(3));
        queue.seenThrough(3);
        var meanwhile = queue.doneThrough();
        go.countDown();

        // then
        assertThat(meanwhile).isLessThan(3);
        await().until(() -> queue.doneThrough() == 3);
        assertThat(handled).containsExactly(1L, 3L);
    }

    @Test
    void shouldTryAgainWhenItFails() {
        // given
        var attempts = new AtomicInteger();
        var queue = new IntentQueue((revision, desired) -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("cluster is away");
            }
            handled.add(desired.generation());
        });

        // when
        queue.offer(1, desired(1));

        // then
        await().until(() -> handled.size() == 1);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void shouldSayHowLongTheOldestWaitsUntilItIsDealtWith() {
        // given
        var nanos = new AtomicLong();
        var go = new CountDownLatch(1);
        var queue = new IntentQueue((revision, desired) -> awaitLatch(go), nanos::get);
        assertThat(queue.lag()).isZero();

        // when
        queue.offer(1, desired(1));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        queue.offer(2, desired(2));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

        // then
        assertThat(queue.lag()).isEqualTo(Duration.ofSeconds(7));
        go.countDown();
        await().until(() -> queue.lag().isZero());
    }

    private DesiredServer desired(long generation) {
        return new DesiredServer(server, server, generation, false, null, null, null);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
