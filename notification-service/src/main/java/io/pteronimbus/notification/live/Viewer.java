package io.pteronimbus.notification.live;

import io.pteronimbus.notification.feed.FeedItem;
import io.pteronimbus.platform.security.Caller;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the other end of a live socket. One message is on its way at a time; what comes meanwhile waits, up to a number,
 * as references that all viewers share. Hints are not items: they wait aside, once each, and go first.
 */
final class Viewer {
    private static final Logger LOG = Logger.getLogger(Viewer.class);

    private final WebSocketConnection connection;
    private final boolean byCookie;
    private final int mostWaiting;
    private final @Nullable UUID alsoTenant;
    private final Lock changing = new ReentrantLock();
    private final Map<UUID, Subscription> subscriptions = new HashMap<>();
    private final Outlook outlook = new Outlook();
    private final Deque<Outgoing> waiting = new ArrayDeque<>();
    private final Hints hints = new Hints();
    private Caller caller;
    private boolean sending;
    private boolean draining;
    private boolean closed;
    private boolean noticed;
    private boolean greeted;

    /** What waits to be sent: an item of a feed, or a message of another kind. */
    private sealed interface Outgoing {
        record Item(Subscription subscription, FeedItem item) implements Outgoing {}

        record Message(String type, @Nullable String data) implements Outgoing {}
    }

    /**
     * @param byCookie the socket lives as long as the session, which is the gateway's to watch, and no token of it expires
     * @param alsoTenant a tenant that a super administrator wants to watch beside their own
     */
    Viewer(
            WebSocketConnection connection,
            Caller caller,
            boolean byCookie,
            @Nullable UUID alsoTenant,
            int mostWaiting) {
        this.connection = connection;
        this.caller = caller;
        this.byCookie = byCookie;
        this.mostWaiting = mostWaiting;
        this.alsoTenant = alsoTenant;
    }

    @Nullable
    UUID alsoTenant() {
        return alsoTenant;
    }

    /** Held by whoever changes which feeds the viewer follows. */
    Lock changing() {
        return changing;
    }

    /** What they may see, as it was found out last. */
    Outlook outlook() {
        return outlook;
    }

    synchronized Caller caller() {
        return caller;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** A new token of the same person. */
    synchronized void renew(Caller renewed) {
        caller = renewed;
        noticed = false;
    }

    synchronized Collection<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    synchronized @Nullable Subscription subscription(UUID tenantId) {
        return subscriptions.get(tenantId);
    }

    synchronized void add(Subscription subscription) {
        subscriptions.put(subscription.tenantId(), subscription);
    }

    synchronized void remove(Subscription subscription) {
        subscriptions.remove(subscription.tenantId(), subscription);
    }

    /** Says {@code hello}, before anything else that may be waiting. Who is greeted asks anew for what hints are about. */
    synchronized void greet() {
        hints.clear();
        waiting.addFirst(new Outgoing.Message("hello", null));
        greeted = true;
        drain();
    }

    /** An item of a feed; false when too many wait already. */
    synchronized boolean offer(Subscription subscription, FeedItem item) {
        if (waiting.size() >= mostWaiting) {
            return false;
        }
        send(new Outgoing.Item(subscription, item));
        return true;
    }

    /**
     * A message of another kind, in turn; it carries the cursor of the moment it is sent.
     *
     * @param data JSON object, null when it says nothing more
     */
    synchronized void tell(String type, @Nullable String data) {
        if (waiting.size() < mostWaiting * 2) {
            send(new Outgoing.Message(type, data));
        }
    }

    /** What they may do in the tenant is different now: {@code access-changed}. */
    synchronized void hintAccess(UUID tenantId) {
        if (!closed) {
            hints.addAccess(tenantId);
            drain();
        }
    }

    /** Parts of the tenant are different now: {@code tenant-changed}, as far as they may read them. */
    synchronized void hint(UUID tenantId, Set<News> news) {
        var seen = news.stream().filter(item -> outlook.covers(tenantId, item)).collect(Collectors.toSet());
        if (!closed && !seen.isEmpty()) {
            hints.addNews(tenantId, seen);
            drain();
        }
    }

    /** The clusters are different now: {@code platform-changed}, for super administrators. */
    synchronized void hintClusters() {
        if (!closed && caller.superAdmin()) {
            hints.addClusters();
            drain();
        }
    }

    /** How the server fares now: {@code server-stats}, the newest only. */
    synchronized void hintFare(Subscription subscription, UUID serverId, Fare fare) {
        if (!closed) {
            hints.addFare(subscription, serverId, fare);
            drain();
        }
    }

    /** Waits until a whole page of items would find room. False when the client is too slow or gone. */
    synchronized boolean awaitRoom(int room, Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!closed && waiting.size() + room > mostWaiting) {
            var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                close(CloseCode.TRY_AGAIN);
                return false;
            }
            wait(left);
        }
        return !closed;
    }

    private void send(Outgoing message) {
        if (!closed) {
            waiting.add(message);
            drain();
        }
    }

    /** Sends what waits, one after the other. Never within itself: a message may be gone before the call returns. */
    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        while (greeted && !sending && !closed) {
            var hint = hints.next(outlook);
            if (hint == null && waiting.isEmpty()) {
                break;
            }
            var text = hint == null ? text(waiting.remove()) : frame(hint.type(), hint.data());
            if (text != null) {
                sending = true;
                connection.sendText(text).subscribe().with(sent -> sent(), this::lost);
            }
        }
        draining = false;
        notifyAll();
    }

    /** A message did not go out, so those after it must not: the client resumes, if it is still there. */
    private void lost(Throwable cause) {
        LOG.debugf("Live socket closed, it did not take a message: %s", cause.toString());
        close(CloseCode.TRY_AGAIN);
    }

    private synchronized void sent() {
        sending = false;
        drain();
    }

    private @Nullable String text(Outgoing message) {
        return switch (message) {
            case Outgoing.Item item -> {
                item.subscription().markSent(item.item().position());
                yield item.subscription().sees(item.item())
                        ? frame(item.item().type(), item.item().data())
                        : null;
            }
            case Outgoing.Message other -> frame(other.type(), other.data());
        };
    }

    private String frame(String type, @Nullable String data) {
        var cursor = new HashMap<UUID, Long>();
        subscriptions.forEach((tenantId, subscription) -> cursor.put(tenantId, subscription.sent()));
        var start = "{\"type\":\"" + type + "\",\"cursor\":\"" + FeedCursor.encode(cursor) + "\"";
        return data == null ? start + "}" : start + ",\"data\":" + data + "}";
    }

    /** Says that the token is about to expire, once; closes the socket when it has. */
    synchronized void watchExpiry(Instant now, Duration notice) {
        if (byCookie) {
            return;
        }
        if (!caller.expiresAt().isAfter(now)) {
            close(CloseCode.SESSION_ENDED);
        } else if (!noticed && !caller.expiresAt().minus(notice).isAfter(now)) {
            noticed = true;
            tell("expiring", "{\"at\":\"" + caller.expiresAt() + "\"}");
        }
    }

    synchronized void close(CloseCode code) {
        if (!closed) {
            leave();
            connection.close(code.reason()).subscribe().with(done -> {}, alreadyGone -> {});
        }
    }

    /** The socket is gone: nothing is sent any more. */
    synchronized void leave() {
        closed = true;
        waiting.clear();
        hints.clear();
        notifyAll();
    }
}
