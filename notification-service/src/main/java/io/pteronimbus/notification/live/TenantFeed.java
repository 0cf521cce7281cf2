package io.pteronimbus.notification.live;

import io.pteronimbus.notification.feed.FeedItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A tenant's feed on this replica: each row is read once and handed to everybody who follows. */
final class TenantFeed {
    private final UUID tenantId;
    private final Set<Subscription> followers = new HashSet<>();
    private long read;
    private int users;
    private boolean reading;
    private boolean again;

    /**
     * @param head position of the newest item that need not be handed to anybody
     */
    TenantFeed(UUID tenantId, long head) {
        this.tenantId = tenantId;
        this.read = head;
    }

    UUID tenantId() {
        return tenantId;
    }

    synchronized long read() {
        return read;
    }

    /** From now on the subscription is handed what comes; false when it has to catch up first. */
    synchronized boolean follow(Subscription subscription) {
        if (subscription.taken() < read) {
            return false;
        }
        followers.add(subscription);
        return true;
    }

    synchronized void leave(Subscription subscription) {
        followers.remove(subscription);
    }

    synchronized List<Subscription> followers() {
        return List.copyOf(followers);
    }

    /** Hands out what was read, in order. Those who had no room for all of it are followers no more, and have to catch up. */
    synchronized List<Subscription> deliver(List<FeedItem> items) {
        var behind = new ArrayList<Subscription>();
        for (var item : items) {
            if (item.position() > read) {
                read = item.position();
                followers.removeIf(follower -> !follower.take(item) && behind.add(follower));
            }
        }
        return behind;
    }

    /** Whether the caller is to read now; if somebody is at it, they will look once more. */
    synchronized boolean beginReading() {
        if (reading) {
            again = true;
            return false;
        }
        reading = true;
        return true;
    }

    /** Whether reading is over; if not, there may be more. */
    synchronized boolean endReading() {
        if (again) {
            again = false;
            return false;
        }
        reading = false;
        return true;
    }

    /** One more, or one fewer, makes use of this feed. The number left. */
    synchronized int use(int change) {
        users += change;
        return users;
    }
}
