package io.pteronimbus.notification.live;

import io.pteronimbus.notification.feed.FeedItem;
import io.pteronimbus.platform.security.ServerReach;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One viewer's part in one tenant's feed: how far they are, and what of it they may see. */
final class Subscription {
    private final Viewer viewer;
    private final TenantFeed feed;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile ServerReach reach;
    private volatile ServerReach measured;
    private volatile long taken;
    private volatile long sent;

    /** @param start position of the last item that is not wanted any more */
    Subscription(Viewer viewer, TenantFeed feed, Sight sight, long start) {
        this.viewer = viewer;
        this.feed = feed;
        this.reach = sight.servers();
        this.measured = sight.measured();
        this.taken = start;
        this.sent = start;
    }

    UUID tenantId() {
        return feed.tenantId();
    }

    Viewer viewer() {
        return viewer;
    }

    TenantFeed feed() {
        return feed;
    }

    /** Position of the last item that was taken over, be it sent or waiting. */
    long taken() {
        return taken;
    }

    /** Takes the item over, unless it was before; false when the viewer has no room. Called by one thread at a time. */
    boolean take(FeedItem item) {
        if (over.get() || item.position() <= taken) {
            return true;
        }
        if (!viewer.offer(this, item)) {
            return false;
        }
        taken = item.position();
        return true;
    }

    /** Whether the item may be seen now, when it goes out. */
    boolean sees(FeedItem item) {
        return !over.get() && reach.covers(item.serverId());
    }

    private boolean sees(UUID serverId) {
        return !over.get() && reach.covers(serverId);
    }

    /** How the server fares, as far as the viewer may read it now: null if not at all. */
    @Nullable
    String saidOf(UUID serverId, Fare fare) {
        if (!sees(serverId)) {
            return null;
        }
        return measured.covers(serverId) ? fare.measured() : fare.players();
    }

    /** Told unless the viewer may not read the server. */
    void show(UUID serverId, Fare fare) {
        if (sees(serverId)) {
            viewer.hintFare(this, serverId, fare);
        }
    }

    void show(Sight now) {
        reach = now.servers();
        measured = now.measured();
    }

    /** Position of the last item that went out or was passed over. */
    long sent() {
        return sent;
    }

    void markSent(long position) {
        sent = position;
    }

    /** Ends it; true for the first who does. */
    boolean end() {
        return over.compareAndSet(false, true);
    }

    boolean isOver() {
        return over.get();
    }
}
