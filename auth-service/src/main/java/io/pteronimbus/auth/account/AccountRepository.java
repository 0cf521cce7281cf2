package io.pteronimbus.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    Optional<Account> findByEmail(EmailAddress email) {
        return find("email", email.text()).firstResultOptional();
    }

    /** Nobody else changes the account until the transaction ends. */
    Optional<Account> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Keeps a new account with an e-mail address and a password. False when the address is taken, however close two come. */
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

    /** Whether {@link #rememberAdministrator} was told that address. */
    boolean isAdministratorMade(EmailAddress email) {
        return !getEntityManager()
                .createNativeQuery("select 1 from made_administrator where email = :email")
                .setParameter("email", email.text())
                .getResultList()
                .isEmpty();
    }

    void rememberAdministrator(EmailAddress email, Instant at) {
        getEntityManager()
                .createNativeQuery(
                        "insert into made_administrator (email, made_at) values (:email, :at) on conflict do nothing")
                .setParameter("email", email.text())
                .setParameter("at", at)
                .executeUpdate();
    }

    /** In order of age, from the account after the given one. The text is looked for in names and addresses. */
    List<Account> page(@Nullable String text, @Nullable UUID after, int limit) {
        var pattern = text == null ? "%" : "%" + escaped(text) + "%";
        // the database lowers both: what it takes for a letter is its locale's affair; ids grow with time
        return find(
                        "(lower(displayName) like lower(:text) escape '!' or email like lower(:text) escape '!')"
                                + (after == null ? "" : " and id > :after") + " order by id",
                        after == null
                                ? Parameters.with("text", pattern)
                                : Parameters.with("text", pattern).and("after", after))
                .range(0, limit - 1)
                .list();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
