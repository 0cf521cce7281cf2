package io.pteronimbus.notification.feed;

import io.pteronimbus.notification.database.Database;
import io.pteronimbus.platform.security.ServerReach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The feed in the database. Sees what the tenant context at hand lets it see. */
@ApplicationScoped
class FeedRepository {
    private static final String COLUMNS = "select tenant_id, position, type, server_id, data from feed_item ";

    private final Database database;

    FeedRepository(Database database) {
        this.database = database;
    }

    /** The next position; nobody else gets one in this tenant until the transaction ends. */
    long nextPosition(UUID tenantId) {
        return database.query(
                        row -> row.getLong(1),
                        "insert into feed_position (tenant_id, position) values (?, 1)"
                                + " on conflict (tenant_id) do update set position = feed_position.position + 1"
                                + " returning position",
                        tenantId)
                .getFirst();
    }

    void insert(long position, NewFeedItem item) {
        database.update(
                "insert into feed_item (tenant_id, position, type, server_id, data, at) values (?, ?, ?, ?, ?, ?)",
                item.tenantId(),
                position,
                item.type(),
                item.serverId(),
                item.data(),
                item.at());
    }

    /** Oldest first. */
    List<FeedItem> after(UUID tenantId, long position, int limit) {
        return database.query(
                FeedRepository::item,
                COLUMNS + "where tenant_id = ? and position > ? order by position limit ?",
                tenantId,
                position,
                limit);
    }

    /** Newest first, of the servers within reach. */
    List<FeedItem> before(UUID tenantId, ServerReach reach, long position, int limit) {
        return database.query(
                FeedRepository::item,
                COLUMNS + "where tenant_id = ? and position < ? and (? or server_id = any (?))"
                        + " order by position desc limit ?",
                tenantId,
                position,
                reach.everywhere(),
                reach.servers(),
                limit);
    }

    /** The newest transition of a server; it is looked for from the end, where it mostly is. */
    Optional<FeedItem> newestState(UUID tenantId, UUID serverId) {
        return database
                .query(
                        FeedRepository::item,
                        COLUMNS + "where tenant_id = ? and server_id = ? and type = 'server-state'"
                                + " order by position desc limit 1",
                        tenantId,
                        serverId)
                .stream()
                .findFirst();
    }

    FeedState state(UUID tenantId) {
        return database.query(
                        row -> new FeedState(row.getLong(1), row.getLong(2)),
                        "select head, coalesce((select min(position) from feed_item where tenant_id = ?), head + 1)"
                                + " from (select coalesce(max(position), 0) as head from feed_position where tenant_id = ?) as p",
                        tenantId,
                        tenantId)
                .getFirst();
    }

    int deleteOlderThan(Instant time) {
        return database.update("delete from feed_item where at < ?", time);
    }

    /** Leaves the newest of each tenant. */
    int deleteBeyond(long kept) {
        return database.update(
                "delete from feed_item using feed_position"
                        + " where feed_item.tenant_id = feed_position.tenant_id"
                        + " and feed_item.position <= feed_position.position - ?",
                kept);
    }

    private static FeedItem item(ResultSet row) throws SQLException {
        return new FeedItem(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5));
    }
}
