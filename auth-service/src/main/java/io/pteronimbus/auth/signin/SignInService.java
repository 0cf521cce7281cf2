package io.pteronimbus.auth.signin;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.EmailAddress;
import io.pteronimbus.auth.identity.IdentityService;
import io.pteronimbus.auth.identity.ProviderPerson;
import io.pteronimbus.auth.ldap.LdapConfig;
import io.pteronimbus.auth.ldap.LdapDirectory;
import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.limit.SignInLimits.Attempt;
import io.pteronimbus.auth.password.PasswordHasher;
import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.auth.signin.SignInMetrics.Outcome;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in with a password, of their account or of the directory. What a stranger sees never tells whether an account
 * exists: the same answer after the same work, and the same limits.
 */
@ApplicationScoped
class SignInService {

    private final AccountService accounts;
    private final IdentityService identities;
    private final LdapDirectory directory;
    private final LdapConfig directoryConfig;
    private final PasswordHasher hasher;
    private final SignInLimits limits;
    private final SessionService sessions;
    private final SessionOpening opening;
    private final SignInMetrics metrics;
    private final Audit audit;
    private final RequestOrigin origin;

    SignInService(
            AccountService accounts,
            IdentityService identities,
            LdapDirectory directory,
            LdapConfig directoryConfig,
            PasswordHasher hasher,
            SignInLimits limits,
            SessionService sessions,
            SessionOpening opening,
            SignInMetrics metrics,
            Audit audit,
            RequestOrigin origin) {
        this.accounts = accounts;
        this.identities = identities;
        this.directory = directory;
        this.directoryConfig = directoryConfig;
        this.hasher = hasher;
        this.limits = limits;
        this.sessions = sessions;
        this.opening = opening;
        this.metrics = metrics;
        this.audit = audit;
        this.origin = origin;
    }

    /**
     * Throws 401: {@code invalid-credentials}, and with a right password {@code otp-required} or {@code otp-invalid}; 429
     * {@code rate-limited} after too many of those.
     */
    SignedIn signIn(LoginRequest request) {
        var attempt = attempt(request.email());
        var account = EmailAddress.parse(request.email())
                .flatMap(accounts::findByEmail)
                .orElse(null);
        var hash = account == null ? null : account.passwordHash();
        if (!checked(attempt, () -> hasher.matches(request.password(), hash)) || account == null || hash == null) {
            throw denied(account);
        }
        var signedIn = open(account, Method.PASSWORD, request.otp(), attempt);
        renewHash(account, hash, request.password());
        return signedIn;
    }

    /** As {@link #signIn}, with a name and password of the directory. Throws 404 when there is none. */
    SignedIn signInByDirectory(DirectoryLoginRequest request) {
        if (!directory.isConfigured()) {
            throw ProblemException.notFound("way to sign in");
        }
        var attempt = attempt("ldap:" + nameInDirectory(request.username()));
        var person = checked(attempt, () -> directory.authenticate(request.username(), request.password()))
                .orElseThrow(() -> denied(null));
        var account = identities
                .signIn(
                        Method.LDAP,
                        new ProviderPerson(person.subject(), person.name(), null),
                        directoryConfig.signUp())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN, "You have no account here. Ask an administrator for one."));
        return open(account, Method.LDAP, request.otp(), attempt);
    }

    /** Throws 401 {@code session-expired} when the token is good for nothing, or the account is gone. */
    SignedIn refresh(String refreshToken) {
        // the token is used up last: what fails before, such as a database that is away, leaves it good for another try
        var session = sessions.ofRefreshToken(refreshToken).orElseThrow(() -> expired("Your session has ended."));
        var account = accounts.find(session.userId()).orElseThrow(() -> expired("This account is gone."));
        var accessToken = opening.accessToken(account, session);
        return opening.signedIn(account, sessions.refresh(account.toActor(), session, refreshToken), accessToken);
    }

    /** Ends the session a refresh token belongs to, or the one that is given. Nothing happens when it is over already. */
    void signOut(Optional<String> refreshToken, Optional<UUID> sessionId) {
        sessionId
                .flatMap(sessions::find)
                .or(() -> refreshToken.flatMap(sessions::ofRefreshToken))
                .ifPresent(session -> {
                    var name = accounts.find(session.userId())
                            .map(Account::displayName)
                            .orElse("");
                    var actor = new Actor(Actor.Kind.USER, session.userId().toString(), name);
                    sessions.signOut(actor, session);
                });
    }

    private SignedIn open(Account account, Method method, @Nullable String otp, Attempt attempt) {
        if (account.hasSecondFactor() && otp == null) {
            // a right password is no failure; that the address is known here is for the second factor to say
            limits.giveBack(attempt);
        }
        var signedIn = opening.open(account, method, otp);
        limits.succeeded(attempt);
        return signedIn;
    }

    /** What could not be checked was no guess: nobody is locked out because something is away. */
    private <T> T checked(Attempt attempt, Supplier<T> check) {
        try {
            return check.get();
        } catch (ProblemException away) {
            limits.giveBack(attempt);
            throw away;
        }
    }

    /** Directories take names for the same that differ in spaces or in the form of a character. */
    private static String nameInDirectory(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    private Attempt attempt(String name) {
        try {
            return limits.attempt(name.toLowerCase(Locale.ROOT), origin.address());
        } catch (ProblemException e) {
            if (e.problemType() == ProblemType.RATE_LIMITED) {
                metrics.count(Outcome.LIMITED);
            }
            throw e;
        }
    }

    private ProblemException denied(@Nullable Account account) {
        metrics.count(Outcome.DENIED);
        audit.failure(
                account == null ? Actor.stranger() : account.toActor(),
                null,
                "auth:login",
                account == null ? new Target("user", "unknown", null) : account.toTarget(),
                AuditEntry.Outcome.DENIED,
                "wrong name or password");
        return new ProblemException(ProblemType.INVALID_CREDENTIALS, "E-mail or password is wrong.");
    }

    private void renewHash(Account account, String hash, String password) {
        if (hasher.isOutdated(hash)) {
            accounts.replaceHash(account.id(), hash, hasher.hash(password));
        }
    }

    private static ProblemException expired(String why) {
        return new ProblemException(ProblemType.SESSION_EXPIRED, why + " Sign in again.");
    }
}
