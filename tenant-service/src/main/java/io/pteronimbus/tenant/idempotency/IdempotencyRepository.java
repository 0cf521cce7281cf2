package io.pteronimbus.tenant.idempotency;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Remembers for a day which request made what. In the transaction that makes it, so that both hold or neither. */
@ApplicationScoped
public class IdempotencyRepository {
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private final EntityManager entities;

    IdempotencyRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Claims the key for a thing about to be made. A request with the same key that is under way is waited for.
     *
     * @return the thing an earlier request under this key made; empty when this one is the first
     * @throws ProblemException 422 {@code idempotency-mismatch} when the earlier request was another
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> claim(IdempotencyKey key, UUID tenantId, Instant now) {
        forgetOld(key.userId(), now);
        return insert(key, tenantId, now) ? Optional.empty() : Optional.of(earlier(key));
    }

    private void forgetOld(UUID userId, Instant now) {
        entities.createNativeQuery("delete from idempotency_key where user_id = :user and created_at < :oldest")
                .setParameter("user", userId)
                .setParameter("oldest", now.minus(KEPT_FOR))
                .executeUpdate();
    }

    private boolean insert(IdempotencyKey key, UUID tenantId, Instant now) {
        return entities.createNativeQuery("""
                                insert into idempotency_key (user_id, key, request_hash, tenant_id, created_at)
                                values (:user, :key, :hash, :tenant, :now) on conflict do nothing
                                """)
                        .setParameter("user", key.userId())
                        .setParameter("key", key.key())
                        .setParameter("hash", key.requestHash())
                        .setParameter("tenant", tenantId)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private UUID earlier(IdempotencyKey key) {
        var row = (Object[]) entities.createNativeQuery(
                        "select request_hash, tenant_id from idempotency_key where user_id = :user and key = :key")
                .setParameter("user", key.userId())
                .setParameter("key", key.key())
                .getSingleResult();
        if (!row[0].equals(key.requestHash())) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_MISMATCH, "This Idempotency-Key came with another request before.");
        }
        return (UUID) row[1];
    }
}
