package io.pteronimbus.auth.signin;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.SecondFactorPolicy;
import io.pteronimbus.auth.key.AccessTokenIssuer;
import io.pteronimbus.auth.key.Bearer;
import io.pteronimbus.auth.redis.Tickets;
import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.session.Session;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.auth.session.Tokens;
import io.pteronimbus.auth.signin.SignInMetrics.Outcome;
import io.pteronimbus.auth.totp.SecondFactor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens sessions for people whose first factor held, once their second one does where they have one. */
@ApplicationScoped
public class SessionOpening {
    private static final String KIND = "second-factor";
    private static final Duration PENDING_FOR = Duration.ofMinutes(5);

    private final AccountService accounts;
    private final SecondFactor secondFactor;
    private final SecondFactorPolicy policy;
    private final SessionService sessions;
    private final AccessTokenIssuer issuer;
    private final Tickets tickets;
    private final SignInMetrics metrics;
    private final Audit audit;

    SessionOpening(
            AccountService accounts,
            SecondFactor secondFactor,
            SecondFactorPolicy policy,
            SessionService sessions,
            AccessTokenIssuer issuer,
            Tickets tickets,
            SignInMetrics metrics,
            Audit audit) {
        this.accounts = accounts;
        this.secondFactor = secondFactor;
        this.policy = policy;
        this.sessions = sessions;
        this.issuer = issuer;
        this.tickets = tickets;
        this.metrics = metrics;
        this.audit = audit;
    }

    /**
     * What came of a first factor.
     *
     * @param signedIn the session, unless a second factor is asked for
     * @param pending else a ticket with which to bring that, good for five minutes
     */
    public record Opened(Optional<SignedIn> signedIn, Optional<String> pending) {
        @Override
        public String toString() {
            return "Opened[" + signedIn + "]";
        }
    }

    /** Opens a session. Throws 401 {@code otp-required} without a second factor that is asked for, and {@code otp-invalid} for a wrong one. */
    SignedIn open(Account account, Method method, @Nullable String otp) {
        if (!account.hasSecondFactor()) {
            return open(account, method, false);
        }
        if (otp == null) {
            throw otpRequired();
        }
        require(account, otp);
        return open(account, method, true);
    }

    /** Opens a session, or says with which ticket the second factor is to come. */
    public Opened openOrAsk(Account account, Method method) {
        return account.hasSecondFactor()
                ? new Opened(
                        Optional.empty(),
                        Optional.of(tickets.issue(KIND, account.id() + " " + method.name(), PENDING_FOR)))
                : new Opened(Optional.of(open(account, method, false)), Optional.empty());
    }

    /** Opens the session a ticket waits for. Throws 401: {@code session-expired} when it waited too long, {@code otp-invalid}. */
    SignedIn complete(String ticket, String otp) {
        var waiting =
                tickets.read(KIND, ticket).orElseThrow(SessionOpening::tooLate).split(" ", 2);
        var account = accounts.get(UUID.fromString(waiting[0]));
        require(account, otp);
        if (tickets.take(KIND, ticket).isEmpty()) {
            throw tooLate();
        }
        return open(account, Method.valueOf(waiting[1]), true);
    }

    /** A new access token of a session that lives. */
    String accessToken(Account account, Session session) {
        return issuer.issue(new Bearer(
                account.id(),
                account.displayName(),
                account.isSuperAdmin(),
                session.id().toString(),
                false,
                null,
                // of one that was turned off since nothing is left
                session.secondFactor() && account.hasSecondFactor(),
                policy.misses(account)));
    }

    SignedIn signedIn(Account account, Tokens tokens, String accessToken) {
        return new SignedIn(account, tokens.session(), accessToken, tokens.refreshToken(), issuer.lifetimeSeconds());
    }

    private void require(Account account, String otp) {
        if (!secondFactor.check(account, otp)) {
            metrics.count(Outcome.DENIED);
            audit.failure(
                    account.toActor(),
                    null,
                    "auth:second-factor",
                    account.toTarget(),
                    AuditEntry.Outcome.DENIED,
                    "wrong code");
            throw new ProblemException(ProblemType.OTP_INVALID, "The code is wrong, or was used before.");
        }
    }

    private SignedIn open(Account account, Method method, boolean withSecondFactor) {
        var signedIn = QuarkusTransaction.requiringNew().call(() -> {
            // what was checked may have changed since; who changes it ends all sessions while holding the same lock
            var present = accounts.lock(account.id());
            requireSame(account, present, method, withSecondFactor);
            audit.successOf(present.toActor(), null, "auth:login", present.toTarget());
            var tokens = sessions.open(present.id(), method, withSecondFactor);
            return signedIn(present, tokens, accessToken(present, tokens.session()));
        });
        metrics.count(Outcome.SUCCESS);
        return signedIn;
    }

    private static void requireSame(Account checked, Account present, Method method, boolean withSecondFactor) {
        if (method == Method.PASSWORD && !Objects.equals(checked.passwordHash(), present.passwordHash())) {
            throw new ProblemException(
                    ProblemType.INVALID_CREDENTIALS, "The password was changed at this very moment. Sign in again.");
        }
        if (present.hasSecondFactor() && !withSecondFactor) {
            throw otpRequired();
        }
    }

    private static ProblemException otpRequired() {
        return new ProblemException(ProblemType.OTP_REQUIRED, "Type the code of your authenticator app.");
    }

    private static ProblemException tooLate() {
        return new ProblemException(ProblemType.SESSION_EXPIRED, "That took too long. Sign in again.");
    }
}
