package io.pteronimbus.tenant.invitation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Invitations implements PanacheRepositoryBase<Invitation, UUID> {

    /** Seen outside its tenant in the system context alone. */
    Optional<Invitation> goodOf(String secretHash, Instant now) {
        return find("secretHash = ?1 and expiresAt > ?2", secretHash, now).firstResultOptional();
    }

    List<Invitation> open(UUID tenantId, Instant now) {
        return list("tenantId = ?1 and expiresAt > ?2 order by id", tenantId, now);
    }

    /** Those that make sub-users of the server, and no members. */
    List<Invitation> openOn(UUID tenantId, UUID serverId, Instant now) {
        return list("tenantId = ?1 and serverId = ?2 and expiresAt > ?3 order by id", tenantId, serverId, now).stream()
                .filter(Invitation::isForServerAlone)
                .toList();
    }

    /** @param serverId just one that makes a sub-user of this server, and no member; any without it */
    Optional<Invitation> find(UUID tenantId, @Nullable UUID serverId, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenantId, id)
                .firstResultOptional()
                .filter(found -> serverId == null || (found.isForServerAlone() && serverId.equals(found.serverId())));
    }

    /** Its link is the one with that secret from now on. False when it is used or revoked meanwhile. */
    boolean mailed(UUID id, String secretHash, Instant at) {
        return update("secretHash = ?1, mailedAt = ?2 where id = ?3", secretHash, at, id) == 1;
    }

    /** Of two who do it at once, one does. */
    boolean use(UUID id) {
        return delete("id", id) == 1;
    }

    long prune(Instant now) {
        return delete("expiresAt < ?1", now);
    }
}
