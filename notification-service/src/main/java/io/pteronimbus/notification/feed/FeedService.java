package io.pteronimbus.notification.feed;

import io.pteronimbus.persistence.outbox.Inbox;
import io.pteronimbus.platform.security.ServerReach;
import io.pteronimbus.platform.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Appends to feeds and reads them. */
@ApplicationScoped
public class FeedService {
    private static final String CONSUMER = "feed";

    private final FeedRepository items;
    private final Inbox inbox;
    private final TenantContext tenant;

    FeedService(FeedRepository items, Inbox inbox, TenantContext tenant) {
        this.items = items;
        this.inbox = inbox;
        this.tenant = tenant;
    }

    /** Appends the item, in the tenant that was entered. Its position, or nothing when the event was taken before. */
    @Transactional
    OptionalLong append(NewFeedItem item) {
        if (!inbox.firstTime(CONSUMER, item.eventId())) {
            return OptionalLong.empty();
        }
        var position = items.nextPosition(item.tenantId());
        items.insert(position, item);
        return OptionalLong.of(position);
    }

    /** What came after a position, oldest first. */
    @ActivateRequestContext
    public List<FeedItem> after(UUID tenantId, long position, int limit) {
        tenant.enter(tenantId);
        return items.after(tenantId, position, limit);
    }

    /** A server's newest transition that is still there, in the tenant that was entered. */
    Optional<FeedItem> newestState(UUID tenantId, UUID serverId) {
        return items.newestState(tenantId, serverId);
    }

    @ActivateRequestContext
    public FeedState state(UUID tenantId) {
        tenant.enter(tenantId);
        return items.state(tenantId);
    }

    /** What came before a position of the servers within reach, newest first, in the tenant that was entered. */
    List<FeedItem> before(UUID tenantId, ServerReach reach, long position, int limit) {
        return items.before(tenantId, reach, position, limit);
    }
}
