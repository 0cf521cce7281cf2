package io.pteronimbus.controller.leader;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Whether this controller is the one that works. It works from the moment it holds the lease until it cannot renew it; then it has to end,
 * and has the difference between the lease's duration and the deadline for that.
 */
@Singleton
public class Leadership {
    private static final Logger LOG = Logger.getLogger(Leadership.class);
    private static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(3);

    /** What a controller is at a moment. */
    public enum Role {
        /** Another one works; this one takes over when that one is gone. */
        STANDBY,
        LEADING,
        /** It was the one, and is ending. */
        LOST
    }

    private final LeaderConfig config;
    private final boolean elected;
    private final LeaseLock lock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService requests = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("lease-request").factory());
    private volatile Role role = Role.STANDBY;
    private volatile long aliveAt = System.nanoTime();

    Leadership(KubernetesClient client, LeaderConfig config, Clock clock, MeterRegistry metrics) {
        if (config.renewDeadline().compareTo(config.leaseDuration()) >= 0
                || config.retryPeriod().compareTo(config.renewDeadline()) >= 0) {
            throw new IllegalArgumentException(
                    "pteronimbus.leader-election: retry-period < renew-deadline < lease-duration has to hold");
        }
        this.config = config;
        elected = config.enabled().orElseGet(Leadership::runsInPod);
        lock = new LeaseLock(
                client,
                config.namespace().orElseGet(() -> Objects.requireNonNullElse(client.getNamespace(), "default")),
                config.leaseName(),
                Objects.requireNonNullElse(System.getenv("HOSTNAME"), "controller") + "_" + UUID.randomUUID(),
                config.leaseDuration(),
                clock,
                System::nanoTime);
        metrics.gauge("pteronimbus.leader", this, present -> present.role == Role.LEADING ? 1 : 0);
    }

    private static boolean runsInPod() {
        return System.getenv("KUBERNETES_SERVICE_HOST") != null;
    }

    public Role role() {
        return role;
    }

    /** How long ago this controller last looked after its role. Grows without end in one that is stuck. */
    public Duration silence() {
        return elected && stopping.getCount() > 0 ? Duration.ofNanos(System.nanoTime() - aliveAt) : Duration.ZERO;
    }

    /** Time from a lost lease to the moment when another one may have it. */
    public Duration grace() {
        return config.leaseDuration().minus(config.renewDeadline());
    }

    /**
     * Waits until it is this controller's turn, as long as that takes.
     *
     * @param lead begins the work, on a thread of its own
     * @param lost ends it, when the lease cannot be renewed
     */
    public void await(Runnable lead, Runnable lost) throws InterruptedException {
        if (elected) {
            LOG.infof("Waiting for the lease: name=%s", config.leaseName());
            while (attempt(config.leaseDuration()) != Attempt.HELD) {
                if (stopping.await(config.retryPeriod().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            LOG.infof("This controller leads: lease=%s", config.leaseName());
            Thread.ofPlatform().name("lease").daemon().start(() -> keep(lost));
        }
        role = Role.LEADING;
        lead.run();
    }

    private enum Attempt {
        HELD,
        TAKEN,
        /** The cluster did not say. */
        UNKNOWN
    }

    private void keep(Runnable lost) {
        try {
            var renewedAt = System.nanoTime();
            var left = config.renewDeadline();
            var pause = config.retryPeriod();
            while (!stopping.await(Math.min(left.toMillis(), pause.toMillis()), TimeUnit.MILLISECONDS)) {
                // counts from before the request: nobody sees it renewed earlier than that
                var asked = System.nanoTime();
                var attempt = attempt(left(renewedAt, asked));
                if (attempt == Attempt.HELD) {
                    renewedAt = asked;
                }
                left = left(renewedAt, System.nanoTime());
                if (attempt == Attempt.TAKEN || !left.isPositive()) {
                    role = Role.LOST;
                    LOG.error("The lease could not be renewed, this controller ends");
                    lost.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration left(long renewedAt, long now) {
        return config.renewDeadline().minusNanos(now - renewedAt);
    }

    private Attempt attempt(Duration longest) throws InterruptedException {
        aliveAt = System.nanoTime();
        var asked = requests.submit(lock::tryHold);
        try {
            return asked.get(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS) ? Attempt.HELD : Attempt.TAKEN;
        } catch (TimeoutException e) {
            asked.cancel(true);
            LOG.warn("The cluster does not answer about the lease");
            return Attempt.UNKNOWN;
        } catch (ExecutionException e) {
            LOG.warnf("Lease not looked at: cause=%s", e.getCause());
            return Attempt.UNKNOWN;
        }
    }

    /** Ends the waiting, and lets the next one have the lease. To be called when the work has ended. */
    public void stop() {
        stopping.countDown();
        if (elected && role == Role.LEADING) {
            try {
                requests.submit(lock::release).get(RELEASE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                LOG.info("Lease released");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.warnf("Lease not released, it runs out by itself: cause=%s", e.getMessage());
            }
        }
        requests.shutdownNow();
    }
}
