package io.pteronimbus.gameserver.idempotency;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Remembers for a day what a request with an {@code Idempotency-Key} was answered. */
@ApplicationScoped
public class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST = 255;

    private final EntityManager entities;
    private final Clock clock;

    IdempotencyKeys(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The answer given before, empty the first time. A second request with the key of one still under way waits for it. Throws
     * 422 when the key was used for another request.
     *
     * @param requestHash of all that makes the request what it is
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<String> begin(UUID tenantId, UUID userId, String key, String requestHash) {
        check(key);
        forgetOld(tenantId);
        var first = entities.createNativeQuery("""
                        insert into idempotency_key (tenant_id, user_id, key, request_hash, created_at)
                        values (:tenant, :user, :key, :hash, :now) on conflict do nothing
                        """)
                .setParameter("tenant", tenantId)
                .setParameter("user", userId)
                .setParameter("key", key)
                .setParameter("hash", requestHash)
                .setParameter("now", now())
                .executeUpdate();
        return first == 1 ? Optional.empty() : Optional.of(earlier(tenantId, userId, key, requestHash));
    }

    /** Keeps the answer, in the transaction that did the work. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void complete(UUID tenantId, UUID userId, String key, String response) {
        entities.createNativeQuery("""
                        update idempotency_key set response = :response
                        where tenant_id = :tenant and user_id = :user and key = :key
                        """)
                .setParameter("response", response)
                .setParameter("tenant", tenantId)
                .setParameter("user", userId)
                .setParameter("key", key)
                .executeUpdate();
    }

    private String earlier(UUID tenantId, UUID userId, String key, String requestHash) {
        var row = (Object[]) entities.createNativeQuery("""
                        select request_hash, response from idempotency_key
                        where tenant_id = :tenant and user_id = :user and key = :key
                        """)
                .setParameter("tenant", tenantId)
                .setParameter("user", userId)
                .setParameter("key", key)
                .getSingleResult();
        if (!requestHash.equals(row[0])) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_MISMATCH, "This Idempotency-Key was used for a different request.");
        }
        return (String) row[1];
    }

    private void forgetOld(UUID tenantId) {
        entities.createNativeQuery("delete from idempotency_key where tenant_id = :tenant and created_at < :before")
                .setParameter("tenant", tenantId)
                .setParameter("before", now().minus(KEPT))
                .executeUpdate();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static void check(String key) {
        var visible = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (key.isEmpty() || key.length() > LONGEST || !visible) {
            throw ProblemException.invalid(
                    new FieldError("Idempotency-Key", "must be 1 to 255 visible ASCII characters"));
        }
    }
}
