package io.pteronimbus.auth.account;

import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.mail.Letter;
import io.pteronimbus.auth.mail.MailConfig;
import io.pteronimbus.auth.mail.MailLink.Purpose;
import io.pteronimbus.auth.mail.MailLinks;
import io.pteronimbus.auth.mail.Mails;
import io.pteronimbus.auth.password.PasswordHasher;
import io.pteronimbus.auth.password.PasswordRules;
import io.pteronimbus.auth.profile.ProfileEvents;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestOrigin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts with e-mail and password. Where addresses must be proven, who opens the link in the mail chooses name and
 * password, so that nobody prepares an account for somebody else; and nothing tells a registered address from one that is not.
 */
@ApplicationScoped
public class RegistrationService {
    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final SignInLimits limits;
    private final MailConfig config;
    private final Mails mails;
    private final MailLinks links;
    private final AccountLetters letters;
    private final SecondFactorPolicy policy;
    private final ProfileEvents profiles;
    private final Audit audit;
    private final RequestOrigin origin;
    private final Clock clock;
    private final Registration registration;

    RegistrationService(
            AccountRepository accounts,
            PasswordHasher hasher,
            PasswordRules rules,
            SignInLimits limits,
            MailConfig config,
            Mails mails,
            MailLinks links,
            AccountLetters letters,
            SecondFactorPolicy policy,
            ProfileEvents profiles,
            Audit audit,
            RequestOrigin origin,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.auth.registration") Registration registration) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.rules = rules;
        this.limits = limits;
        this.config = config;
        this.mails = mails;
        this.links = links;
        this.letters = letters;
        this.policy = policy;
        this.profiles = profiles;
        this.audit = audit;
        this.origin = origin;
        this.clock = clock;
        this.registration = registration;
    }

    public boolean isOpen() {
        return registration == Registration.OPEN;
    }

    /** Whether a registration is completed by a link in a mail. */
    public boolean isByMail() {
        return config.isVerificationRequired();
    }

    /**
     * Makes an account, or, where addresses must be proven, sends a mail and answers nothing. Throws 403 when registration is
     * closed, and 409 {@code email-taken} where addresses need not be proven.
     */
    Optional<AccountView> register(RegisterRequest request) {
        requireOpen();
        limits.registration(origin.address());
        var email = new EmailAddress(request.email());
        if (isByMail()) {
            if (limits.mayMail(email.text())) {
                mails.send(() -> Optional.of(letter(email)));
            }
            return Optional.empty();
        }
        var account =
                make(email, required("displayName", request.displayName()), required("password", request.password()));
        mails.send(() -> Optional.of(letters.verify(account)));
        return Optional.of(AccountView.of(account, policy));
    }

    /** Makes the account whose address a link proves. Throws 410 {@code link-expired}, and 403 when registration is closed by now. */
    AccountView complete(CompleteRegistrationRequest request) {
        requireOpen();
        // before the hash, which costs
        var link = links.require(request.token(), Purpose.REGISTER);
        var hash = hash(link.email(), request.displayName(), request.password());
        return QuarkusTransaction.requiringNew().call(() -> {
            links.take(request.token(), Purpose.REGISTER);
            links.endAll(Purpose.REGISTER, link.email());
            var account = insert(new EmailAddress(link.email()), request.displayName(), hash);
            account.verifyEmail(clock.instant());
            profiles.changed(account.id());
            return AccountView.of(account, policy);
        });
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Registration is closed. Ask an administrator for an account.");
        }
    }

    private Letter letter(EmailAddress email) {
        var isKnown = QuarkusTransaction.requiringNew()
                .call(() -> accounts.findByEmail(email).isPresent());
        return isKnown ? letters.alreadyRegistered(email.text()) : letters.completeRegistration(email.text());
    }

    private Account make(EmailAddress email, String displayName, String password) {
        var hash = hash(email.text(), displayName, password);
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = insert(email, displayName, hash);
            profiles.changed(account.id());
            return account;
        });
    }

    private String hash(String email, String displayName, String password) {
        rules.check("password", password, List.of(email, displayName));
        return hasher.hash(password);
    }

    private Account insert(EmailAddress email, String displayName, String hash) {
        var account = new Account(EventIds.next(), email, displayName, hash, false, clock.instant());
        if (!accounts.insert(account)) {
            throw new ProblemException(
                    ProblemType.EMAIL_TAKEN, "There is an account with this e-mail address. Sign in instead.");
        }
        var kept = accounts.findById(account.id());
        audit.successOf(kept.toActor(), null, "auth:register", kept.toTarget());
        return kept;
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw ProblemException.invalid(new FieldError(field, "must not be null"));
        }
        return value;
    }
}
