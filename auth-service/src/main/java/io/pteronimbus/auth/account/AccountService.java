package io.pteronimbus.auth.account;

import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.password.PasswordHasher;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestOrigin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes accounts, finds and changes them. */
@ApplicationScoped
public class AccountService {
    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final SignInLimits limits;
    private final Audit audit;
    private final RequestOrigin origin;
    private final Clock clock;
    private final Registration registration;

    AccountService(
            AccountRepository accounts,
            PasswordHasher hasher,
            SignInLimits limits,
            Audit audit,
            RequestOrigin origin,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.auth.registration") Registration registration) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.limits = limits;
        this.audit = audit;
        this.origin = origin;
        this.clock = clock;
        this.registration = registration;
    }

    public boolean isRegistrationOpen() {
        return registration == Registration.OPEN;
    }

    /** An account a stranger makes for themselves. Throws 409 {@code email-taken}, and 403 when registration is closed. */
    AccountView register(RegisterRequest request) {
        if (!isRegistrationOpen()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Registration is closed. Ask an administrator for an account.");
        }
        limits.registration(origin.address());
        var account = newAccount(new EmailAddress(request.email()), request.displayName(), request.password(), false);
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!accounts.insert(account)) {
                throw new ProblemException(
                        ProblemType.EMAIL_TAKEN, "There is an account with this e-mail address. Sign in instead.");
            }
            audit.successOf(account.toActor(), null, "auth:register", account.toTarget());
            return AccountView.of(account);
        });
    }

    /** The first super administrator, unless there is an account with that address: then nothing changes. */
    boolean createAdministrator(EmailAddress email, String password) {
        if (findByEmail(email).isPresent()) {
            return false;
        }
        var account = newAccount(email, "Administrator", password, true);
        return QuarkusTransaction.requiringNew().call(() -> {
            var created = accounts.insert(account);
            if (created) {
                audit.successOf(Actor.service("auth-service"), null, "user:create-admin", account.toTarget());
            }
            return created;
        });
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
    AccountView view(UUID id) {
        return find(id).map(AccountView::of).orElseThrow(AccountService::gone);
    }

    @Transactional
    AccountView rename(UUID id, @Nullable String displayName) {
        var account = accounts.findByIdOptional(id).orElseThrow(AccountService::gone);
        var before = account.displayName();
        if (displayName != null && !displayName.equals(before)) {
            account.rename(displayName);
            audit.success(
                    null,
                    "user:update",
                    account.toTarget(),
                    Map.of("displayName", before),
                    Map.of("displayName", displayName));
        }
        return AccountView.of(account);
    }

    /** Keeps a new hash of the same password, unless the hash has changed meanwhile. */
    @Transactional
    public void replaceHash(UUID id, String before, String after) {
        accounts.findByIdOptional(id)
                .filter(account -> account.passwordHash().equals(before))
                .ifPresent(account -> account.changePasswordHash(after));
    }

    private Account newAccount(EmailAddress email, String displayName, String password, boolean superAdmin) {
        return new Account(EventIds.next(), email, displayName, hasher.hash(password), superAdmin, clock.instant());
    }

    private static ProblemException gone() {
        return new ProblemException(ProblemType.SESSION_EXPIRED, "This account is gone.");
    }
}
