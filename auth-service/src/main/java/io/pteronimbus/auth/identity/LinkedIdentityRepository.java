package io.pteronimbus.auth.identity;

import io.pteronimbus.auth.session.Method;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class LinkedIdentityRepository implements PanacheRepositoryBase<LinkedIdentity, UUID> {

    Optional<LinkedIdentity> find(Method provider, String subject) {
        return find("provider = ?1 and subject = ?2", provider.text(), subject).firstResultOptional();
    }

    Optional<LinkedIdentity> ofAccount(UUID accountId, Method provider) {
        return find("accountId = ?1 and provider = ?2", accountId, provider.text())
                .firstResultOptional();
    }

    List<LinkedIdentity> ofAccount(UUID accountId) {
        return list("accountId = ?1 order by provider", accountId);
    }

    List<LinkedIdentity> ofAccounts(Collection<UUID> accountIds) {
        return list("accountId in ?1", accountIds);
    }

    /** Until the transaction ends nobody else signs in, for the first time, as the same person of the same provider. */
    void lock(Method provider, String subject) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext(:kind), hashtext(:subject))")
                .setParameter("kind", "linked_identity:" + provider.text())
                .setParameter("subject", subject)
                .getSingleResult();
    }

    /** Nobody else changes or deletes it until the transaction ends. */
    Optional<LinkedIdentity> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** One whose tokens end before that, and that no other replica has in hand. */
    Optional<LinkedIdentity> lockEnding(Instant before) {
        return getEntityManager()
                .createNativeQuery("""
                        select * from linked_identity where tokens_end_at < :before
                        order by tokens_end_at limit 1 for update skip locked
                        """, LinkedIdentity.class)
                .setParameter("before", before)
                .getResultStream()
                .findFirst();
    }
}
