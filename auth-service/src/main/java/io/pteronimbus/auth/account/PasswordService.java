package io.pteronimbus.auth.account;

import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.mail.MailConfig;
import io.pteronimbus.auth.mail.MailLink.Purpose;
import io.pteronimbus.auth.mail.MailLinks;
import io.pteronimbus.auth.mail.Mails;
import io.pteronimbus.auth.password.PasswordHasher;
import io.pteronimbus.auth.password.PasswordRules;
import io.pteronimbus.auth.profile.ProfileEvents;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestOrigin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets new passwords: for who knows the old one, and for who forgot it but reads the account's mail. */
@ApplicationScoped
class PasswordService {
    private final AccountService accounts;
    private final AccountRepository repository;
    private final PasswordProof proof;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final SessionService sessions;
    private final SignInLimits limits;
    private final MailConfig config;
    private final Mails mails;
    private final MailLinks links;
    private final AccountLetters letters;
    private final ProfileEvents profiles;
    private final Audit audit;
    private final RequestOrigin origin;
    private final Clock clock;

    PasswordService(
            AccountService accounts,
            AccountRepository repository,
            PasswordProof proof,
            PasswordHasher hasher,
            PasswordRules rules,
            SessionService sessions,
            SignInLimits limits,
            MailConfig config,
            Mails mails,
            MailLinks links,
            AccountLetters letters,
            ProfileEvents profiles,
            Audit audit,
            RequestOrigin origin,
            Clock clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.proof = proof;
        this.hasher = hasher;
        this.rules = rules;
        this.sessions = sessions;
        this.limits = limits;
        this.config = config;
        this.mails = mails;
        this.links = links;
        this.letters = letters;
        this.profiles = profiles;
        this.audit = audit;
        this.origin = origin;
        this.clock = clock;
    }

    /** Sets or changes one's password and ends all other sessions. Throws 409 when the account has no e-mail address. */
    void change(UUID userId, UUID sessionId, @Nullable String currentPassword, String newPassword) {
        var account = accounts.get(userId);
        if (account.email() == null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "A password needs an e-mail address to sign in with. Add one first.");
        }
        proof.require(account, currentPassword);
        rules.check("newPassword", newPassword, contextOf(account));
        var hash = hasher.hash(newPassword);
        QuarkusTransaction.requiringNew().run(() -> {
            var locked = accounts.lock(userId);
            if (!Objects.equals(locked.passwordHash(), account.passwordHash())) {
                // the password that was shown is no longer the account's
                throw new ProblemException(
                        ProblemType.CONFLICT, "The password was changed at this very moment. Look, and try again.");
            }
            locked.changePasswordHash(hash);
            links.endAll(userId);
            audit.successOf(locked.toActor(), null, "user:change-password", locked.toTarget());
            sessions.endAll(locked.toActor(), userId, Optional.of(sessionId));
        });
        tellChanged(account);
    }

    /** Sends a link to set a new password, if there is such an account. Nothing tells whether there is. Throws 404 where no mail is sent. */
    void forgot(String address) {
        if (!config.enabled()) {
            throw ProblemException.notFound("path");
        }
        limits.registration(origin.address());
        EmailAddress.parse(address)
                .filter(email -> limits.mayMail(email.text()))
                .ifPresent(email -> mails.send(() -> QuarkusTransaction.requiringNew()
                        .call(() -> repository.findByEmail(email).map(letters::reset))));
    }

    /** Sets the password of the account a link was sent for, and ends all its sessions. Throws 410 {@code link-expired}. */
    @Transactional
    void reset(String token, String newPassword) {
        var link = links.take(token, Purpose.RESET);
        var account = accounts.lock(Objects.requireNonNull(link.accountId()));
        if (!link.email().equals(account.email())) {
            // the address has changed since: who reads the old one has no say any more
            throw new ProblemException(ProblemType.LINK_EXPIRED, "This link is no longer good. Ask for a new one.");
        }
        rules.check("password", newPassword, contextOf(account));
        account.changePasswordHash(hasher.hash(newPassword));
        if (!account.isEmailVerified()) {
            account.verifyEmail(clock.instant());
            profiles.changed(account.id());
        }
        links.endAll(account.id());
        audit.successOf(account.toActor(), null, "auth:reset-password", account.toTarget());
        sessions.endAll(account.toActor(), account.id(), Optional.empty());
        tellChanged(account);
    }

    private void tellChanged(Account account) {
        var email = Objects.requireNonNull(account.email());
        mails.send(() -> Optional.of(letters.changed(email, "The password of your account was changed")));
    }

    private static List<String> contextOf(Account account) {
        return List.of(Objects.requireNonNull(account.email()), account.displayName());
    }
}
