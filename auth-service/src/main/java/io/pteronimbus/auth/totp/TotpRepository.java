package io.pteronimbus.auth.totp;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TotpRepository implements PanacheRepositoryBase<Totp, UUID> {

    /** Nobody else uses a code of the account until the transaction ends. */
    Optional<Totp> lock(UUID accountId) {
        return Optional.ofNullable(findById(accountId, LockModeType.PESSIMISTIC_WRITE));
    }
}
