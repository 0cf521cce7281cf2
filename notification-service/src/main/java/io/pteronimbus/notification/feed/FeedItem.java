package io.pteronimbus.notification.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a tenant.
 *
 * @param position grows by one with each item of the tenant, from 1
 * @param type {@code server-state}, {@code server-intent}
 * @param serverId the server it is about, null when it is about none
 * @param data JSON object, as it goes out
 */
public record FeedItem(
        UUID tenantId, long position, String type, @Nullable UUID serverId, String data) {}
