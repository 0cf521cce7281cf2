package io.pteronimbus.auth.seal;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Seals anew, at start, what was sealed with a key that is no longer the first, so that the old key can be taken out of the
 * configuration after that. A row changed meanwhile is left to whoever changed it.
 */
@ApplicationScoped
class Resealing {
    private static final Logger LOG = Logger.getLogger(Resealing.class);

    /** Where sealed texts lie: table, the column that names a text, its column. */
    private static final List<Place> PLACES = List.of(
            new Place("signing_key", "kid", "sealed_private_jwk"),
            new Place("linked_identity", "id", "sealed_tokens"),
            new Place("token_revocation", "id", "sealed_token"),
            new Place("totp", "account_id", "sealed_secret"));

    private final Seal seal;
    private final DataSource dataSource;

    private record Place(String table, String name, String text) {}

    Resealing(Seal seal, DataSource dataSource) {
        this.seal = seal;
        this.dataSource = dataSource;
    }

    void start(@Observes StartupEvent event) {
        reseal();
    }

    /** How many texts were sealed anew. */
    int reseal() {
        try (var connection = dataSource.getConnection()) {
            var count = 0;
            for (var place : PLACES) {
                count += reseal(connection, place);
            }
            if (count > 0) {
                LOG.infof("Sealed %d texts anew with the first encryption key", count);
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException("sealed texts could not be read", e);
        }
    }

    private int reseal(Connection connection, Place place) throws SQLException {
        var count = 0;
        var select = "select " + place.name() + "::text, " + place.text() + " from " + place.table() + " where "
                + place.text() + " is not null";
        try (var rows = connection.prepareStatement(select).executeQuery()) {
            while (rows.next()) {
                var name = rows.getString(1);
                var sealed = rows.getBytes(2);
                if (!seal.isCurrent(name, sealed)) {
                    count += replace(connection, place, name, sealed);
                }
            }
        }
        return count;
    }

    private int replace(Connection connection, Place place, String name, byte[] sealed) throws SQLException {
        var update = "update " + place.table() + " set " + place.text() + " = ? where " + place.name()
                + "::text = ? and " + place.text() + " = ?";
        try (var statement = connection.prepareStatement(update)) {
            statement.setBytes(1, seal.seal(name, seal.open(name, sealed)));
            statement.setString(2, name);
            statement.setBytes(3, sealed);
            return statement.executeUpdate();
        }
    }
}
