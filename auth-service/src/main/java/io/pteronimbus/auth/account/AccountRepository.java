package io.pteronimbus.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    Optional<Account> findByEmail(EmailAddress email) {
        return find("email", email.text()).firstResultOptional();
    }

    /** False when the address is taken, however close two come. */
    boolean insert(Account account) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into account (id, email, display_name, password_hash, super_admin, created_at)
                                values (:id, :email, :name, :hash, :super, :at) on conflict (email) do nothing
                                """)
                        .setParameter("id", account.id())
                        .setParameter("email", account.email())
                        .setParameter("name", account.displayName())
                        .setParameter("hash", account.passwordHash())
                        .setParameter("super", account.isSuperAdmin())
                        .setParameter("at", account.createdAt())
                        .executeUpdate()
                == 1;
    }
}
