package io.pteronimbus.notification.live;

import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
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
            sights.of(viewer.caller(), viewer.alsoTenant()).forEach((tenantId, visibility) -> {
                var start = cursor.map(known -> known.position(tenantId)).orElse(OptionalLong.empty());
                entered.add(enter(viewer, tenantId, visibility, start, lost));
            });
            viewer.greet();
            if (since != null && cursor.isEmpty()) {
                viewer.tell("reset", "{}");
            }
            lost.forEach(tenantId -> viewer.tell("reset", "{\"tenantId\":\"" + tenantId + "\"}"));
        });
        follow(viewer, entered);
    }

    /** Finds out anew what the viewer may see: what they lost ends, what they won begins. */
    void lookAgain(Viewer viewer) {
        var entered = new ArrayList<Subscription>();
        guarded(viewer, () -> {
            var now = sights.of(viewer.caller(), viewer.alsoTenant());
            for (var subscription : viewer.subscriptions()) {
                var visibility = now.remove(subscription.tenantId());
                if (visibility == null) {
                    end(viewer, subscription);
                } else {
                    subscription.show(visibility);
                }
            }
            now.forEach((tenantId, visibility) ->
                    entered.add(enter(viewer, tenantId, visibility, OptionalLong.empty(), List.of())));
        });
        follow(viewer, entered);
    }

    /** The viewer is gone: gives back what was held for them. */
    void leave(Viewer viewer) {
        viewer.leave();
        viewer.subscriptions().forEach(subscription -> end(viewer, subscription));
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
    private Subscription enter(
            Viewer viewer, UUID tenantId, Visibility visibility, OptionalLong since, List<UUID> lost) {
        var feed = feeds.acquire(tenantId);
        var start = since.orElseGet(feed::read);
        if (since.isPresent() && start != feed.read()) {
            var state = feeds.state(tenantId);
            if (!state.reaches(start)) {
                lost.add(tenantId);
                start = state.head();
            }
        }
        var subscription = new Subscription(viewer, feed, visibility, start);
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
