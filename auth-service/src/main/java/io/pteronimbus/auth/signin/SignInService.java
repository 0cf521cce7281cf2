package io.pteronimbus.auth.signin;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.EmailAddress;
import io.pteronimbus.auth.key.AccessTokenIssuer;
import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.limit.SignInLimits.Attempt;
import io.pteronimbus.auth.password.PasswordHasher;
import io.pteronimbus.auth.session.Session;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.auth.session.Tokens;
import io.pteronimbus.auth.signin.SignInMetrics.Outcome;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestOrigin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs people in with e-mail and password. What a stranger sees never tells whether an account exists: the same answer after
 * the same work, and the same limits.
 */
@ApplicationScoped
class SignInService {
    private static final Actor STRANGER = new Actor(Actor.Kind.USER, "unknown", "Somebody");

    private final AccountService accounts;
    private final PasswordHasher hasher;
    private final SignInLimits limits;
    private final SessionService sessions;
    private final AccessTokenIssuer issuer;
    private final SignInMetrics metrics;
    private final Audit audit;
    private final RequestOrigin origin;

    SignInService(
            AccountService accounts,
            PasswordHasher hasher,
            SignInLimits limits,
            SessionService sessions,
            AccessTokenIssuer issuer,
            SignInMetrics metrics,
            Audit audit,
            RequestOrigin origin) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.limits = limits;
        this.sessions = sessions;
        this.issuer = issuer;
        this.metrics = metrics;
        this.audit = audit;
        this.origin = origin;
    }

    /** Throws 401 {@code invalid-credentials}, and 429 {@code rate-limited} after too many of those. */
    SignedIn signIn(LoginRequest request) {
        var attempt = attempt(request.email());
        var account = EmailAddress.parse(request.email())
                .flatMap(accounts::findByEmail)
                .orElse(null);
        var hash = account == null ? null : account.passwordHash();
        if (!hasher.matches(request.password(), hash) || account == null) {
            throw denied(account);
        }
        limits.succeeded(attempt);
        renewHash(account, request.password());
        return opened(account);
    }

    /** Throws 401 {@code session-expired} when the token is good for nothing, or the account is gone. */
    SignedIn refresh(String refreshToken) {
        // the token is used up last: what fails before, such as a database that is away, leaves it good for another try
        var session = sessions.ofRefreshToken(refreshToken).orElseThrow(() -> expired("Your session has ended."));
        var account = accounts.find(session.userId()).orElseThrow(() -> expired("This account is gone."));
        var accessToken = accessToken(account, session);
        return signedIn(account, sessions.refresh(session, refreshToken), accessToken);
    }

    private static ProblemException expired(String why) {
        return new ProblemException(ProblemType.SESSION_EXPIRED, why + " Sign in again.");
    }

    /** Ends the session a refresh token belongs to, or the one that is given. Nothing happens when it is over already. */
    void signOut(Optional<String> refreshToken, Optional<java.util.UUID> sessionId) {
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

    private Attempt attempt(String email) {
        try {
            return limits.attempt(email.toLowerCase(Locale.ROOT), origin.address());
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
                account == null ? STRANGER : account.toActor(),
                null,
                "auth:login",
                account == null ? new Target("user", "unknown", null) : account.toTarget(),
                AuditEntry.Outcome.DENIED,
                "wrong e-mail or password");
        return new ProblemException(ProblemType.INVALID_CREDENTIALS, "E-mail or password is wrong.");
    }

    private void renewHash(Account account, String password) {
        if (hasher.isOutdated(account.passwordHash())) {
            accounts.replaceHash(account.id(), account.passwordHash(), hasher.hash(password));
        }
    }

    private SignedIn opened(Account account) {
        var tokens = QuarkusTransaction.requiringNew().call(() -> {
            audit.successOf(account.toActor(), null, "auth:login", account.toTarget());
            return sessions.open(account.id());
        });
        metrics.count(Outcome.SUCCESS);
        return signedIn(account, tokens, accessToken(account, tokens.session()));
    }

    private String accessToken(Account account, Session session) {
        return issuer.issue(
                account.id(),
                account.displayName(),
                account.isSuperAdmin(),
                session.id().toString());
    }

    private SignedIn signedIn(Account account, Tokens tokens, String accessToken) {
        return new SignedIn(account, tokens.session(), accessToken, tokens.refreshToken(), issuer.lifetimeSeconds());
    }
}
