package io.pteronimbus.bot.guild;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings what waits to Kafka, a batch at a time, and the next one when all of it is acknowledged: so that the order of each guild is
 * kept. While Kafka is away the same batch is tried again and again; sent twice is possible, lost is not.
 */
@ApplicationScoped
class GuildPublisher {
    private static final Logger LOG = Logger.getLogger(GuildPublisher.class);
    private static final int BATCH = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(4);

    private final WaitingEvents waiting;
    private final GuildProducers producers;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    GuildPublisher(WaitingEvents waiting, GuildProducers producers) {
        this.waiting = waiting;
        this.producers = producers;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("guild-publisher").start(this::run);
    }

    /** What waits is still sent, when Kafka takes it in time. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        waiting.close();
        stopping.countDown();
        if (thread != null) {
            thread.join(STOPPED_WITHIN);
            thread.interrupt();
        }
    }

    private void run() {
        List<WaitingEvents.Event> batch = List.of();
        var pause = FIRST_PAUSE;
        try {
            while (true) {
                try (var producer = producers.open()) {
                    while (true) {
                        if (batch.isEmpty()) {
                            batch = waiting.take(BATCH);
                        }
                        if (batch.isEmpty()) {
                            return;
                        }
                        producer.send(batch);
                        batch = List.of();
                        pause = FIRST_PAUSE;
                    }
                } catch (ExecutionException | RuntimeException away) {
                    LOG.warnf(
                            "Kafka did not take %d events, again in %d ms: %s",
                            batch.size(), pause.toMillis(), away.getMessage());
                }
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warnf("%d events about guilds were not sent", batch.size() + waiting.size());
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
