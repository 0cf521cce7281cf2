package io.pteronimbus.auth.account;

import io.pteronimbus.auth.password.PasswordHasher;
import io.pteronimbus.auth.profile.ProfileEvents;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds accounts, makes them for those who need no password, and changes what everybody may change. */
@ApplicationScoped
public class AccountService {
    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final SecondFactorPolicy policy;
    private final ProfileEvents profiles;
    private final Audit audit;
    private final Clock clock;

    AccountService(
            AccountRepository accounts,
            PasswordHasher hasher,
            SecondFactorPolicy policy,
            ProfileEvents profiles,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.policy = policy;
        this.profiles = profiles;
        this.audit = audit;
        this.clock = clock;
    }

    /** A super administrator, unless one was made for that address before, or it has an account: then nothing changes. */
    boolean createAdministrator(EmailAddress email, String password) {
        if (QuarkusTransaction.requiringNew().call(() -> accounts.isAdministratorMade(email))) {
            return false;
        }
        var account =
                new Account(EventIds.next(), email, "Administrator", hasher.hash(password), true, clock.instant());
        return QuarkusTransaction.requiringNew().call(() -> {
            accounts.rememberAdministrator(email, clock.instant());
            var created = accounts.insert(account);
            if (created) {
                accounts.findById(account.id()).verifyEmail(clock.instant());
                profiles.changed(account.id());
                audit.successOf(Actor.service("auth-service"), null, "user:create-admin", account.toTarget());
            }
            return created;
        });
    }

    /**
     * An account without e-mail and password, for who signs in by other means. In the transaction that keeps those, and tells of
     * the account after that.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Account create(String displayName, boolean superAdmin) {
        var account = new Account(EventIds.next(), null, displayName, null, superAdmin, clock.instant());
        accounts.persist(account);
        return account;
    }

    @Transactional
    public Optional<Account> findByEmail(EmailAddress email) {
        return accounts.findByEmail(email);
    }

    @Transactional
    public Optional<Account> find(UUID id) {
        return accounts.findByIdOptional(id);
    }

    /** Throws 401 when the account is gone. */
    public Account get(UUID id) {
        return find(id).orElseThrow(AccountService::gone);
    }

    /** Nobody else changes the account until the transaction ends. Throws 401 when it is gone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Account lock(UUID id) {
        return tryLock(id).orElseThrow(AccountService::gone);
    }

    /** As {@link #lock}; empty when there is no such account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Account> tryLock(UUID id) {
        return accounts.lock(id);
    }

    /** Throws 401 when the account is gone. Reads without a transaction, which would ask the database a second time. */
    @Transactional(Transactional.TxType.SUPPORTS)
    AccountView view(UUID id) {
        return view(accounts.findByIdOptional(id).orElseThrow(AccountService::gone));
    }

    public AccountView view(Account account) {
        return AccountView.of(account, policy);
    }

    /** In order of age, from the account after the given one. The text is looked for in names and addresses. */
    @Transactional
    public List<Account> page(@Nullable String text, @Nullable UUID after, int limit) {
        return accounts.page(text, after, limit);
    }

    @Transactional
    AccountView rename(UUID id, @Nullable String displayName) {
        var account = lock(id);
        var before = account.displayName();
        if (displayName != null && !displayName.equals(before)) {
            account.rename(displayName);
            profiles.changed(id);
            audit.success(
                    null,
                    "user:update",
                    account.toTarget(),
                    Map.of("displayName", before),
                    Map.of("displayName", displayName));
        }
        return view(account);
    }

    /** Keeps a new hash of the same password, unless the hash has changed meanwhile. */
    @Transactional
    public void replaceHash(UUID id, String before, String after) {
        accounts.lock(id)
                .filter(account -> before.equals(account.passwordHash()))
                .ifPresent(account -> account.changePasswordHash(after));
    }

    private static ProblemException gone() {
        return new ProblemException(ProblemType.SESSION_EXPIRED, "This account is gone.");
    }
}
