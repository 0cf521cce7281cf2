package io.pteronimbus.auth.key;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SigningKeyRepository implements PanacheRepositoryBase<SigningKey, String> {

    /** Keys whose signatures may be in use: those not retired, and those retired after the given time. */
    List<SigningKey> published(Instant retiredAfter) {
        return list("retiredAt is null or retiredAt > ?1 order by createdAt", retiredAfter);
    }

    /** Until the transaction ends nobody else changes keys, on whatever replica. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext(current_schema()), hashtext('signing_key'))")
                .getSingleResult();
    }

    boolean hasActive() {
        return count("state", SigningKey.State.ACTIVE) > 0;
    }

    Optional<SigningKey> in(SigningKey.State state) {
        return find("state", state).firstResultOptional();
    }

    /** Deletes those retired at that time or before. */
    long deleteRetired(Instant latest) {
        return delete("retiredAt <= ?1", latest);
    }
}
