package io.pteronimbus.notification.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, not yet in the feed.
 *
 * @param eventId of the event that told it
 * @param data JSON object
 */
record NewFeedItem(
        UUID eventId, UUID tenantId, String type, @Nullable UUID serverId, String data, Instant at) {}
