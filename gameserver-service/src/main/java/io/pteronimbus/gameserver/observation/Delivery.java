package io.pteronimbus.gameserver.observation;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what an event asks. While the database is away it tries again for as long as that takes, since every event would fail
 * alike; anything else fails at once after a few tries, and the event goes to the dead letters.
 */
@ApplicationScoped
public class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CountDownLatch stopping = new CountDownLatch(1);

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Runs the work, again if need be; throws what it threw last. */
    public void take(Runnable work) {
        var pause = FIRST_PAUSE;
        for (var attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                var away = isDatabaseAway(e);
                if ((!away && attempt >= TRIES) || stopped(pause)) {
                    throw e;
                }
                LOG.warnf("Event not taken, again in %d ms: %s", pause.toMillis(), e.getMessage());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** No connection (class 08), shutting down or starting (57P), or none free in the pool. */
    static boolean isDatabaseAway(@Nullable Throwable failure) {
        for (var at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P");
            }
        }
        return false;
    }

    private boolean stopped(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
