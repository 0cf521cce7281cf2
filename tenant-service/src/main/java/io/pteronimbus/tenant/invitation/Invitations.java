package io.pteronimbus.tenant.invitation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Invitations implements PanacheRepositoryBase<Invitation, UUID> {

    /** Seen outside its tenant in the system context alone. */
    Optional<Invitation> goodOf(String secretHash, Instant now) {
        return find("secretHash = ?1 and expiresAt > ?2", secretHash, now).firstResultOptional();
    }

    List<Invitation> open(UUID tenantId, Instant now) {
        return list("tenantId = ?1 and expiresAt > ?2 order by id", tenantId, now);
    }

    Optional<Invitation> find(UUID tenantId, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenantId, id).firstResultOptional();
    }

    /** Of two who do it at once, one does. */
    boolean use(UUID id) {
        return delete("id", id) == 1;
    }

    long prune(Instant now) {
        return delete("expiresAt < ?1", now);
    }
}
