package io.pteronimbus.controller.observe;

import io.pteronimbus.controller.ClusterConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Keeps looking. Whose turn it is, is a matter of the operator's caches; two threads, so that a slow cluster delays no question to a game. */
@Singleton
class ServerObserver {
    private static final Logger LOG = Logger.getLogger(ServerObserver.class);
    private static final Duration LEAST_INTERVAL = Duration.ofMillis(100);
    private static final int MOST_TICKS = 20;

    private final ServerSampler sampler;
    private final PodUsage usage;
    private final ObserveConfig config;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(
            2, Thread.ofVirtual().name("observer").factory());

    ServerObserver(Surroundings world, PodUsage usage, ObserveConfig config, ClusterConfig cluster, Clock clock) {
        sampler = new ServerSampler(world, config, cluster.name(), clock, RandomGenerator.getDefault());
        this.usage = usage;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.interval().compareTo(LEAST_INTERVAL) < 0 || config.timeout().toMillis() < 1 || config.atOnce() < 1) {
            throw new IllegalStateException("pteronimbus.observe: interval, timeout and at-once must be positive");
        }
        var tick = config.interval().toMillis() / MOST_TICKS;
        every(tick, () -> sampler.tick());
        every(config.interval().toMillis(), this::measure);
    }

    private void measure() {
        if (!sampler.isIdle()) {
            usage.refresh(clock.instant());
        }
    }

    private void every(long millis, Runnable work) {
        var unused = clockwork.scheduleWithFixedDelay(() -> attempt(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Servers not looked at, trying again");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        clockwork.shutdownNow();
    }
}
