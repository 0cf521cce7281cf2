package io.pteronimbus.gameserver.console;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.timing.Timers;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Looks again, at word of a change and from time to time, whether viewers may still watch; and ends the sockets of tokens and
 * sessions that have ended. The time it takes for what no word comes of, such as that somebody left a guild whose members are
 * not listed, is that for which Redis keeps a set, and one round more.
 */
@ApplicationScoped
class ViewerGuard {
    private static final Logger LOG = Logger.getLogger(ViewerGuard.class);
    private static final int AT_ONCE = 16;

    private final ViewerRegistry viewers;
    private final ConsoleAccess access;
    private final ConsoleFrames frames;
    private final ConsoleConfig config;
    private final Timers timers;
    private final ForeignJson json;
    private final ExecutorService threads;
    private final Clock clock;

    ViewerGuard(
            ViewerRegistry viewers,
            ConsoleAccess access,
            ConsoleFrames frames,
            ConsoleConfig config,
            Timers timers,
            ForeignJson json,
            @VirtualThreads ExecutorService threads,
            Clock clock) {
        this.viewers = viewers;
        this.access = access;
        this.frames = frames;
        this.config = config;
        this.timers = timers;
        this.json = json;
        this.threads = threads;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var unused = timers.after(config.recheck(), this::round);
    }

    /** The next begins some time after this one is over, so that rounds never pile up. */
    private void round() {
        try {
            check(viewers.all());
        } finally {
            var unused = timers.after(config.recheck(), this::round);
        }
    }

    @Incoming("access-changed")
    @Blocking
    @ActivateRequestContext
    void onAccessChanged(byte[] message) {
        var change = json.read(message, AccessChanged.class);
        access.hear(change);
        var concerned = viewers.all().stream()
                .filter(viewer -> concerns(change, viewer))
                .toList();
        if (change.sessionId() == null) {
            check(concerned);
        } else {
            concerned.forEach(viewer -> end(viewer, ProblemType.SESSION_EXPIRED, ViewerClose.TOKEN_ENDED));
        }
    }

    /** Many at a time, since each may have to wait for tenant-service; returns when all are done. */
    private void check(Collection<Viewer> some) {
        var places = new Semaphore(AT_ONCE);
        for (var viewer : some) {
            places.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    check(viewer);
                } finally {
                    places.release();
                }
            });
        }
        places.acquireUninterruptibly(AT_ONCE);
    }

    /** Tells a viewer with a token when it is about to end, and ends with it. Called again when the token was renewed. */
    void watchExpiry(Viewer viewer) {
        if (viewer.ticket().byCookie()) {
            return;
        }
        var end = viewer.caller().expiresAt();
        timers.after(until(end.minus(config.expiryNotice())), () -> {
            if (isCurrent(viewer, end)) {
                viewer.tell(frames.expiring(end));
            }
        });
        timers.after(until(end), () -> {
            if (isCurrent(viewer, end)) {
                end(viewer, ProblemType.SESSION_EXPIRED, ViewerClose.TOKEN_ENDED);
            }
        });
    }

    private boolean isCurrent(Viewer viewer, Instant end) {
        return viewers.all().contains(viewer) && viewer.caller().expiresAt().equals(end);
    }

    /** Ends the viewer who may watch no longer. */
    void check(Viewer viewer) {
        if (viewer.isStuck(config.sendTimeout())) {
            end(viewer, ProblemType.RATE_LIMITED, ViewerClose.STUCK);
            return;
        }
        try {
            access.checkStillAllowed(viewer);
            if (viewer.ticket().byCookie() && !access.sessionLives(viewer)) {
                end(viewer, ProblemType.SESSION_EXPIRED, ViewerClose.TOKEN_ENDED);
            }
        } catch (ProblemException e) {
            viewer.end(
                    frames.error(e),
                    switch (e.problemType()) {
                        case NOT_FOUND -> ViewerClose.SERVER_GONE;
                        case DEPENDENCY_UNAVAILABLE -> ViewerClose.TRY_AGAIN;
                        default -> ViewerClose.FORBIDDEN;
                    });
        } catch (RuntimeException e) {
            LOG.warnf("Session of a viewer cannot be looked up: %s", e.getMessage());
        }
    }

    private static boolean concerns(AccessChanged change, Viewer viewer) {
        var caller = viewer.caller();
        return (change.tenantId() == null
                        || change.tenantId().equals(viewer.ticket().server().tenantId()))
                && (change.userId() == null || change.userId().equals(caller.userId()))
                && (change.sessionId() == null || change.sessionId().equals(caller.sessionId()));
    }

    private void end(Viewer viewer, ProblemType type, io.quarkus.websockets.next.CloseReason reason) {
        viewer.end(frames.error(type, null), reason);
    }

    private Duration until(Instant time) {
        return Duration.between(clock.instant(), time);
    }
}
