package io.pteronimbus.persistence.outbox;

import io.pteronimbus.persistence.Backoff;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one {@link OutboxSession} going for as long as the service lives. A session ends with an exception when PostgreSQL or
 * Kafka is away; a new one starts a moment later, and what was not acknowledged is sent again.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final OutboxSessions sessions;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    OutboxRelay(OutboxSessions sessions) {
        this.sessions = sessions;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private void run() {
        var backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, stopping);
        while (stopping.getCount() > 0) {
            try (var session = sessions.open()) {
                while (stopping.getCount() > 0) {
                    session.relay();
                    backoff.reset();
                }
            } catch (Exception e) {
                LOG.warnf(
                        "Outbox relay interrupted, again in %d ms: %s",
                        backoff.next().toMillis(), e.getMessage());
                if (backoff.isStoppedMeanwhile()) {
                    return;
                }
            }
        }
    }
}
