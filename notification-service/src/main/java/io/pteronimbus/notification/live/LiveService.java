package io.pteronimbus.notification.live;

import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets viewers in, brings them up to date, and looks again at what they may see. Blocks, so each runs in a virtual thread. */
@ApplicationScoped
class LiveService {
    private static final Logger LOG = Logger.getLogger(LiveService.class);

    private final Sights sights;
    private final TenantFeeds feeds;

    LiveService(Sights sights, TenantFeeds feeds) {
        this.sights = sights;
        this.feeds = feeds;
    }

    /**
     * Greets the viewer, tells what they missed since the cursor, and from then on what happens.
     *
     * @param since as the client sent it, null when it wants just what happens from now on
     */
    void begin(Viewer viewer, @Nullable String since) {
        var cursor = FeedCursor.decode(since);
        var entered = new ArrayList<Subscription>();
        guarded(viewer, () -> {
            var lost = new ArrayList<UUID>();
            var horizon = sights.of(viewer.caller(), viewer.alsoTenant());
            viewer.outlook().take(horizon);
            horizon.tenants().forEach((tenantId, sight) -> {
                var start = cursor.map(known -> known.position(tenantId)).orElse(OptionalLong.empty());
                if (!sight.servers().isNothing()) {
                    entered.add(enter(viewer, tenantId, sight, start, lost));
                }
            });
            viewer.greet();
            if (since != null && cursor.isEmpty()) {
                viewer.tell("reset", "{}");
            }
            lost.forEach(tenantId -> viewer.tell("reset", "{\"tenantId\":\"" + tenantId + "\"}"));
        });
        follow(viewer, entered);
    }

    /** Finds out anew what the viewer may see: what they lost ends, what they won begins, and they are told where it is different. */
    void lookAgain(Viewer viewer) {
        changed(viewer, entered -> {
            var now = sights.of(viewer.caller(), viewer.alsoTenant());
            var different = viewer.outlook().take(now);
            for (var subscription : viewer.subscriptions()) {
                if (!now.tenants().containsKey(subscription.tenantId())) {
                    end(viewer, subscription);
                }
            }
            now.tenants().forEach((tenantId, sight) -> show(viewer, tenantId, sight, entered));
            different.forEach(viewer::hintAccess);
        });
    }

    /** The same for one tenant. */
    void lookAgain(Viewer viewer, UUID tenantId) {
        changed(viewer, entered -> {
            var now = sights.in(viewer.caller(), tenantId);
            var isDifferent = viewer.outlook().take(tenantId, now);
            show(viewer, tenantId, now.orElse(Sight.NOTHING), entered);
            if (isDifferent) {
                viewer.hintAccess(tenantId);
            }
        });
    }

    /** Looks again at every tenant that the viewer has access to. */
    void confirm(Viewer viewer) {
        viewer.outlook().tenants().forEach(tenantId -> lookAgain(viewer, tenantId));
    }

    /** The viewer is gone: gives back what was held for them. */
    void leave(Viewer viewer) {
        viewer.leave();
        viewer.subscriptions().forEach(subscription -> end(viewer, subscription));
    }

    /** A change of what the viewer follows; nothing for who has not begun, since what they see is then found out anyway. */
    private void changed(Viewer viewer, Consumer<List<Subscription>> change) {
        var entered = new ArrayList<Subscription>();
        guarded(viewer, () -> {
            if (viewer.outlook().isKnown()) {
                change.accept(entered);
            }
        });
        follow(viewer, entered);
    }

    private void show(Viewer viewer, UUID tenantId, Sight sight, List<Subscription> entered) {
        var subscription = viewer.subscription(tenantId);
        if (sight.servers().isNothing()) {
            if (subscription != null) {
                end(viewer, subscription);
            }
        } else if (subscription == null) {
            entered.add(enter(viewer, tenantId, sight, OptionalLong.empty(), List.of()));
        } else {
            subscription.show(sight);
        }
    }

    /** Who cannot be told what they may see is told nothing: the socket is closed, to be resumed. */
    private static void guarded(Viewer viewer, Runnable change) {
        viewer.changing().lock();
        try {
            change.run();
        } catch (ProblemException e) {
            LOG.warnf("Live socket closed, it could not be served: %s", e.getDetail());
            viewer.close(CloseCode.TRY_AGAIN);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Live socket closed, it could not be served");
            viewer.close(CloseCode.TRY_AGAIN);
        } finally {
            viewer.changing().unlock();
        }
    }

    /**
     * Begins a part in a feed.
     *
     * @param since where the viewer stopped; empty for the present
     * @param lost gets the tenant when not all since then is there any more
     */
    private Subscription enter(Viewer viewer, UUID tenantId, Sight sight, OptionalLong since, List<UUID> lost) {
        var feed = feeds.acquire(tenantId);
        var start = since.orElseGet(feed::read);
        if (since.isPresent() && start != feed.read()) {
            var state = feeds.state(tenantId);
            if (!state.reaches(start)) {
                lost.add(tenantId);
                start = state.head();
            }
        }
        var subscription = new Subscription(viewer, feed, sight, start);
        viewer.add(subscription);
        return subscription;
    }

    private void follow(Viewer viewer, List<Subscription> entered) {
        entered.forEach(feeds::follow);
        if (viewer.isClosed()) {
            leave(viewer);
        }
    }

    private void end(Viewer viewer, Subscription subscription) {
        viewer.remove(subscription);
        if (subscription.end()) {
            subscription.feed().leave(subscription);
            feeds.release(subscription.feed());
        }
    }
}
