package io.pteronimbus.auth.totp;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.limit.SignInLimits;
import io.pteronimbus.auth.seal.Seal;
import io.pteronimbus.platform.request.RequestOrigin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Checks second factors. A code is good once, and for the account it belongs to alone. */
@ApplicationScoped
public class SecondFactor {
    private static final Pattern DIGITS = Pattern.compile("\\d{6}");

    private final AccountService accounts;
    private final TotpRepository totps;
    private final RecoveryCodes recoveryCodes;
    private final Seal seal;
    private final SignInLimits limits;
    private final RequestOrigin origin;
    private final Clock clock;

    SecondFactor(
            AccountService accounts,
            TotpRepository totps,
            RecoveryCodes recoveryCodes,
            Seal seal,
            SignInLimits limits,
            RequestOrigin origin,
            Clock clock) {
        this.accounts = accounts;
        this.totps = totps;
        this.recoveryCodes = recoveryCodes;
        this.seal = seal;
        this.limits = limits;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * Uses a code up, of the authenticator app or a recovery code. Throws 429 {@code rate-limited} after too many wrong ones,
     * right or wrong.
     */
    public boolean check(Account account, String code) {
        return whenRight(account, code, () -> true).isPresent();
    }

    /**
     * Uses a code up, and does what it allows in the same transaction, in which nobody else changes the account: what the code
     * was checked against is what counts then. Empty when it is wrong; throws 429 as {@link #check}.
     */
    <T> Optional<T> whenRight(Account account, String code, Supplier<T> allowed) {
        var attempt = limits.secondFactor(account.id(), origin.address());
        var typed = code.strip().replace(" ", "");
        var done = QuarkusTransaction.requiringNew().call(() -> {
            accounts.lock(account.id());
            return uses(account.id(), typed) ? Optional.of(allowed.get()) : Optional.<T>empty();
        });
        if (done.isPresent()) {
            limits.succeeded(attempt);
        }
        return done;
    }

    private boolean uses(UUID accountId, String typed) {
        return DIGITS.matcher(typed).matches() ? usesCode(accountId, typed) : recoveryCodes.use(accountId, typed);
    }

    private boolean usesCode(UUID accountId, String code) {
        return totps.lock(accountId)
                .filter(totp -> TotpCodes.stepOf(code, secret(totp), clock.instant()).stream()
                        .anyMatch(totp::use))
                .isPresent();
    }

    private byte[] secret(Totp totp) {
        return HexFormat.of().parseHex(seal.open(totp.accountId().toString(), totp.sealedSecret()));
    }
}
