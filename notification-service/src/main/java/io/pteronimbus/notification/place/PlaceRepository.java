package io.pteronimbus.notification.place;

import io.pteronimbus.notification.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Places in the database. Sees what the tenant context at hand lets it see. */
@ApplicationScoped
class PlaceRepository {
    private final Database database;

    PlaceRepository(Database database) {
        this.database = database;
    }

    Optional<Place> find(UUID serverId) {
        return database
                .query(
                        row -> new Place(row.getObject(1, UUID.class), row.getString(2)),
                        "select tenant_id, cluster from server_place where server_id = ?",
                        serverId)
                .stream()
                .findFirst();
    }

    int insert(UUID serverId, Place place) {
        return database.update(
                "insert into server_place (server_id, tenant_id, cluster) values (?, ?, ?) on conflict do nothing",
                serverId,
                place.tenantId(),
                place.cluster());
    }

    int ends(UUID serverId, Instant at) {
        return database.update("update server_place set ends_at = ? where server_id = ?", at, serverId);
    }

    int deleteEndedBefore(Instant time) {
        return database.update("delete from server_place where ends_at < ?", time);
    }
}
