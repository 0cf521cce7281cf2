package io.pteronimbus.auth.totp;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.PasswordProof;
import io.pteronimbus.auth.seal.Seal;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;

/** Sets a second factor up and takes it away, each step proven by the one before. */
@ApplicationScoped
class TotpService {
    private static final String ISSUER = "Pteronimbus";

    private final SecureRandom random = new SecureRandom();
    private final AccountService accounts;
    private final PasswordProof proof;
    private final TotpRepository totps;
    private final RecoveryCodes recoveryCodes;
    private final SecondFactor secondFactor;
    private final SessionService sessions;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;

    TotpService(
            AccountService accounts,
            PasswordProof proof,
            TotpRepository totps,
            RecoveryCodes recoveryCodes,
            SecondFactor secondFactor,
            SessionService sessions,
            Seal seal,
            Audit audit,
            Clock clock) {
        this.accounts = accounts;
        this.proof = proof;
        this.totps = totps;
        this.recoveryCodes = recoveryCodes;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    TotpView view(UUID userId) {
        var since = accounts.get(userId).secondFactorAt();
        return new TotpView(since != null, since, since == null ? 0 : recoveryCodes.count(userId));
    }

    /** A new secret, which counts for nothing until a code of it is confirmed. Throws 409 when there is a second factor. */
    EnrolmentView begin(UUID userId, @Nullable String currentPassword) {
        var account = accounts.get(userId);
        requireNone(account);
        proof.require(account, currentPassword);
        var secret = new byte[TotpCodes.SECRET_BYTES];
        random.nextBytes(secret);
        QuarkusTransaction.requiringNew().run(() -> {
            requireNone(accounts.lock(userId));
            totps.deleteById(userId);
            totps.flush();
            totps.persist(
                    new Totp(userId, seal.seal(userId.toString(), HexFormat.of().formatHex(secret))));
        });
        var text = new Base32().encodeToString(secret).replace("=", "");
        return new EnrolmentView(text, uri(account, text));
    }

    /** The second factor counts from now on. Answers recovery codes; throws 400 for a wrong code. */
    List<String> confirm(UUID userId, UUID sessionId, String code) {
        var account = accounts.get(userId);
        requireNone(account);
        return whenRight(account, code, () -> {
            var locked = accounts.lock(userId);
            requireNone(locked);
            locked.askSecondFactorSince(clock.instant());
            audit.successOf(locked.toActor(), null, "totp:enable", locked.toTarget());
            var codes = recoveryCodes.replace(userId);
            sessions.markSecondFactor(sessionId);
            return codes;
        });
    }

    /** New recovery codes in the place of the old. Throws 400 for a wrong code. */
    List<String> renewRecoveryCodes(UUID userId, String code) {
        return whenRight(requireEnabled(userId), code, () -> {
            var account = accounts.lock(userId);
            audit.successOf(account.toActor(), null, "totp:recovery-codes", account.toTarget());
            return recoveryCodes.replace(userId);
        });
    }

    /** No second factor is asked for any more. Throws 400 for a wrong code. */
    void disable(UUID userId, String code) {
        whenRight(requireEnabled(userId), code, () -> {
            var account = accounts.lock(userId);
            account.askSecondFactorSince(null);
            totps.deleteById(userId);
            recoveryCodes.deleteAll(userId);
            audit.successOf(account.toActor(), null, "totp:disable", account.toTarget());
            return true;
        });
    }

    private Account requireEnabled(UUID userId) {
        var account = accounts.get(userId);
        if (!account.hasSecondFactor()) {
            throw new ProblemException(ProblemType.CONFLICT, "There is no second factor.");
        }
        return account;
    }

    private static void requireNone(Account account) {
        if (account.hasSecondFactor()) {
            throw new ProblemException(ProblemType.CONFLICT, "There is a second factor already. Turn it off first.");
        }
    }

    private <T> T whenRight(Account account, String code, Supplier<T> allowed) {
        return secondFactor
                .whenRight(account, code, allowed)
                .orElseThrow(() -> ProblemException.invalid(
                        new FieldError("code", FieldErrorCode.NOT_RIGHT, "is not right, or was used before")));
    }

    private static String uri(Account account, String secret) {
        var owner = account.email() == null ? account.displayName() : account.email();
        return "otpauth://totp/" + ISSUER + ":" + encoded(owner) + "?secret=" + secret + "&issuer=" + ISSUER;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
