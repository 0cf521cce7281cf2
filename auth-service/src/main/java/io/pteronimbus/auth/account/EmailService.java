package io.pteronimbus.auth.account;

import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.mail.MailConfig;
import io.pteronimbus.auth.mail.MailLink.Purpose;
import io.pteronimbus.auth.mail.MailLinks;
import io.pteronimbus.auth.mail.Mails;
import io.pteronimbus.auth.profile.ProfileEvents;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Changes and proves the e-mail addresses of accounts. */
@ApplicationScoped
class EmailService {
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(5);

    private final AccountService accounts;
    private final AccountRepository repository;
    private final PasswordProof proof;
    private final SignInLimits limits;
    private final MailConfig config;
    private final Mails mails;
    private final MailLinks links;
    private final AccountLetters letters;
    private final ProfileEvents profiles;
    private final Audit audit;
    private final Clock clock;

    EmailService(
            AccountService accounts,
            AccountRepository repository,
            PasswordProof proof,
            SignInLimits limits,
            MailConfig config,
            Mails mails,
            MailLinks links,
            AccountLetters letters,
            ProfileEvents profiles,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.proof = proof;
        this.limits = limits;
        this.config = config;
        this.mails = mails;
        this.links = links;
        this.letters = letters;
        this.profiles = profiles;
        this.audit = audit;
        this.clock = clock;
    }

    /** Proves the address a link was sent to, and makes it the account's. Throws 410 {@code link-expired}. */
    @Transactional
    void prove(String token) {
        var link = links.take(token, Purpose.VERIFY);
        var account = accounts.lock(Objects.requireNonNull(link.accountId()));
        var email = new EmailAddress(link.email());
        if (email.text().equals(account.email())) {
            var proven = account.provenEmail();
            account.verifyEmail(clock.instant());
            tell(account, proven);
            audit.successOf(account.toActor(), null, "auth:verify-email", account.toTarget());
        } else {
            set(account, email, clock.instant());
        }
    }

    /**
     * Makes the address the account's: at once where no mail is sent, else when the link in a mail to it is opened, and then
     * the answer is empty, whether or not somebody has the address already.
     */
    Optional<AccountView> change(UUID userId, String address, @Nullable String currentPassword) {
        var account = accounts.get(userId);
        proof.require(account, currentPassword);
        var email = new EmailAddress(address);
        if (!config.enabled()) {
            return Optional.of(accounts.view(changeAtOnce(userId, email)));
        }
        requireMailAllowed(email.text());
        mails.send(() -> Optional.of(letters.verify(account, email.text())));
        return Optional.empty();
    }

    /** Sends the mail that proves the account's address once more. */
    void sendVerification(UUID userId) {
        var account = accounts.get(userId);
        if (!config.enabled()) {
            throw new ProblemException(ProblemType.CONFLICT, "No mails are sent here.");
        }
        if (account.email() == null || account.isEmailVerified()) {
            throw new ProblemException(ProblemType.CONFLICT, "There is no address to confirm.");
        }
        requireMailAllowed(account.email());
        mails.send(() -> Optional.of(letters.verify(account)));
    }

    private void requireMailAllowed(String email) {
        if (!limits.mayMail(email)) {
            throw ProblemException.rateLimited(ASK_AGAIN_AFTER);
        }
    }

    @Transactional
    Account changeAtOnce(UUID userId, EmailAddress email) {
        var account = accounts.lock(userId);
        set(account, email, null);
        return account;
    }

    private void set(Account account, EmailAddress email, @Nullable Instant verifiedAt) {
        if (repository
                .findByEmail(email)
                .filter(other -> !other.id().equals(account.id()))
                .isPresent()) {
            throw taken();
        }
        var before = account.email();
        var proven = account.provenEmail();
        account.changeEmail(email, verifiedAt);
        flush();
        tell(account, proven);
        audit.successOf(account.toActor(), null, "user:change-email", account.toTarget());
        if (before != null) {
            mails.send(() -> Optional.of(letters.changed(before, "The e-mail address of your account was changed")));
        }
    }

    /** Others know just addresses that are proven: they hear of nothing when those are as before. */
    private void tell(Account account, @Nullable String provenBefore) {
        if (!Objects.equals(provenBefore, account.provenEmail())) {
            profiles.changed(account.id());
        }
    }

    /** Of two accounts that take an address at once, one gets it. */
    private void flush() {
        try {
            repository.flush();
        } catch (ConstraintViolationException taken) {
            throw taken();
        }
    }

    private static ProblemException taken() {
        return new ProblemException(ProblemType.EMAIL_TAKEN, "Another account has this e-mail address.");
    }
}
