package io.pteronimbus.auth.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TokenRevocationRepository implements PanacheRepositoryBase<TokenRevocation, UUID> {

    /** One that is due and that no other replica has in hand. */
    Optional<TokenRevocation> lockDue(Instant now) {
        return getEntityManager()
                .createNativeQuery("""
                        select * from token_revocation where due_at <= :now
                        order by due_at limit 1 for update skip locked
                        """, TokenRevocation.class)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }
}
