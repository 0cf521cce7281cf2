package io.pteronimbus.auth.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.mail.Letter;
import io.pteronimbus.auth.mail.MailConfig;
import io.pteronimbus.auth.mail.MailLink;
import io.pteronimbus.auth.mail.MailLink.Purpose;
import io.pteronimbus.auth.mail.MailLinks;
import io.pteronimbus.auth.mail.Mails;
import io.pteronimbus.auth.password.PasswordHasher;
import io.pteronimbus.auth.password.PasswordRules;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestOrigin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes accounts with e-mail and password. Where addresses must be proven, the account comes to be when the link in the mail
 * is opened, and until then nothing tells a registered address from one that is not.
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
    private final Audit audit;
    private final RequestOrigin origin;
    private final ObjectMapper json;
    private final Clock clock;
    private final Registration registration;

    /** What is kept of a registration until the address is proven. */
    @RegisterForReflection
    record Waiting(String displayName, String passwordHash) {
        @Override
        public String toString() {
            return "Waiting[redacted]";
        }
    }

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
            Audit audit,
            RequestOrigin origin,
            ObjectMapper json,
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
        this.audit = audit;
        this.origin = origin;
        this.json = json;
        this.clock = clock;
        this.registration = registration;
    }

    public boolean isOpen() {
        return registration == Registration.OPEN;
    }

    /**
     * Makes an account, or, where addresses must be proven, sends a mail and answers nothing. Throws 403 when registration is
     * closed, and 409 {@code email-taken} where addresses need not be proven.
     */
    Optional<AccountView> register(RegisterRequest request) {
        if (!isOpen()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Registration is closed. Ask an administrator for an account.");
        }
        limits.registration(origin.address());
        var email = new EmailAddress(request.email());
        rules.check("password", request.password(), List.of(email.text(), request.displayName()));
        var waiting = new Waiting(request.displayName(), hasher.hash(request.password()));
        if (config.isVerificationRequired()) {
            if (limits.mayMail(email.text())) {
                mails.send(() -> Optional.of(letter(email, waiting)));
            }
            return Optional.empty();
        }
        var account = keep(email, waiting, false);
        mails.send(() -> Optional.of(letters.verify(account)));
        return Optional.of(AccountView.of(account, policy));
    }

    /** Makes the account whose address a link proves. In a transaction. */
    void complete(MailLink link) {
        keep(new EmailAddress(link.email()), read(link), true);
        links.endAll(Purpose.REGISTER, link.email());
    }

    private Letter letter(EmailAddress email, Waiting waiting) {
        if (QuarkusTransaction.requiringNew()
                .call(() -> accounts.findByEmail(email).isPresent())) {
            return letters.alreadyRegistered(email.text());
        }
        var url = links.create(
                Purpose.REGISTER, null, email.text(), write(waiting), config.verificationLifetime(), "/verify-email");
        return letters.completeRegistration(email.text(), url);
    }

    private Account keep(EmailAddress email, Waiting waiting, boolean verified) {
        var account = new Account(
                EventIds.next(), email, waiting.displayName(), waiting.passwordHash(), false, clock.instant());
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (!accounts.insert(account)) {
                throw new ProblemException(
                        ProblemType.EMAIL_TAKEN, "There is an account with this e-mail address. Sign in instead.");
            }
            var kept = accounts.findById(account.id());
            if (verified) {
                kept.verifyEmail(clock.instant());
            }
            audit.successOf(kept.toActor(), null, "auth:register", kept.toTarget());
            return kept;
        });
    }

    private String write(Waiting waiting) {
        try {
            return json.writeValueAsString(waiting);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Waiting read(MailLink link) {
        try {
            return json.readValue(link.details(), Waiting.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a registration is not readable", e);
        }
    }
}
