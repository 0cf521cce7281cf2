package io.pteronimbus.auth.apikey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, UUID> {

    List<ApiKey> ofAccount(UUID accountId) {
        return list("accountId = ?1 order by id", accountId);
    }

    Optional<ApiKey> ofAccount(UUID accountId, UUID id) {
        return find("accountId = ?1 and id = ?2", accountId, id).firstResultOptional();
    }

    /** False when it was revoked before, however close. */
    boolean deleteOf(UUID accountId, UUID id) {
        return delete("accountId = ?1 and id = ?2", accountId, id) == 1;
    }

    /** Until the transaction ends the key is neither revoked nor traded elsewhere. */
    Optional<ApiKey> byHash(String hash) {
        return find("hash", hash).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}
