package io.pteronimbus.gameserver.timing;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Does things later, each on a virtual thread of its own. */
@ApplicationScoped
public class Timers {
    private static final Logger LOG = Logger.getLogger(Timers.class);

    private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("timers").factory());

    Timers() {
        clockwork.setRemoveOnCancelPolicy(true);
    }

    /** May be cancelled while it has not begun. */
    public Future<?> after(Duration delay, Runnable task) {
        return clockwork.schedule(() -> start(task), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** Again and again until the service ends. */
    public void every(Duration period, Runnable task) {
        var unused = clockwork.scheduleAtFixedRate(
                () -> start(task), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        clockwork.shutdownNow();
    }

    private static void start(Runnable task) {
        Thread.ofVirtual().start(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "Timed work failed");
            }
        });
    }
}
