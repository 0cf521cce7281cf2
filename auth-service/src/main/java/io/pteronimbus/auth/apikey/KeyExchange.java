package io.pteronimbus.auth.apikey;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.SecondFactorPolicy;
import io.pteronimbus.auth.key.AccessTokenIssuer;
import io.pteronimbus.auth.key.Bearer;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.security.Sha256;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trades an API key for an access token. A key never does more than its owner may at that moment: it only confines, and what
 * its owner may is looked up with each request as with their own.
 */
@ApplicationScoped
class KeyExchange {
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);
    private static final Duration LIVES_UNUSED = Duration.ofDays(30);
    private static final Duration LAST_USED_EXACT_TO = Duration.ofMinutes(1);

    private final ApiKeyRepository keys;
    private final KeySessions sessions;
    private final AccountService accounts;
    private final SecondFactorPolicy policy;
    private final AccessTokenIssuer issuer;
    private final Audit audit;
    private final Clock clock;

    KeyExchange(
            ApiKeyRepository keys,
            KeySessions sessions,
            AccountService accounts,
            SecondFactorPolicy policy,
            AccessTokenIssuer issuer,
            Audit audit,
            Clock clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.accounts = accounts;
        this.policy = policy;
        this.issuer = issuer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An access token for who shows that key, from that address.
     *
     * @return empty when the key is none, or, and that is audited, has expired or may not be used from there
     */
    Optional<ExchangedKeyView> exchange(String text, @Nullable String address) {
        if (!text.startsWith(KeyText.MARK)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var known = QuarkusTransaction.requiringNew().call(() -> keys.byHash(Sha256.hex(text)));
        var refusal = known.flatMap(key -> refusal(key, address, now));
        if (refusal.isPresent()) {
            auditRefusal(known.orElseThrow(), refusal.get());
            return Optional.empty();
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> keys.byHash(Sha256.hex(text))
                        // who takes the owner's rights away waits for this token, and then ends it with the others
                        .map(key -> issue(key, accounts.lock(key.accountId()), address, now)));
    }

    private static Optional<String> refusal(ApiKey key, @Nullable String address, Instant now) {
        if (!key.isGoodAt(now)) {
            return Optional.of("expired");
        }
        return mayComeFrom(key, address) ? Optional.empty() : Optional.of("not from " + address);
    }

    private void auditRefusal(ApiKey key, String reason) {
        var owner = accounts.get(key.accountId());
        audit.failure(owner.toActor(), null, "api-key:use", key.toTarget(), Outcome.DENIED, reason);
    }

    private ExchangedKeyView issue(ApiKey key, Account owner, @Nullable String address, Instant now) {
        var left = key.expiresAt() == null ? LIVES_UNUSED : Duration.between(now, key.expiresAt());
        var lifetime = left.compareTo(TOKEN_LIFETIME) < 0 ? left : TOKEN_LIFETIME;
        var sid = sessions.keep(key.id(), owner.id(), left.compareTo(LIVES_UNUSED) < 0 ? left : LIVES_UNUSED);
        if (key.lastUsedAt() == null || key.lastUsedAt().isBefore(now.minus(LAST_USED_EXACT_TO))) {
            key.used(now, address);
        }
        var token = issuer.issue(
                new Bearer(
                        owner.id(),
                        owner.displayName(),
                        owner.isSuperAdmin(),
                        sid,
                        true,
                        key.permissions(),
                        owner.hasSecondFactor(),
                        policy.misses(owner)),
                lifetime);
        return new ExchangedKeyView(token, lifetime.toSeconds());
    }

    private static boolean mayComeFrom(ApiKey key, @Nullable String address) {
        if (key.addresses().isEmpty()) {
            return true;
        }
        if (address == null) {
            return false;
        }
        try {
            var from = InetAddress.ofLiteral(address);
            return key.addresses().stream()
                    .flatMap(text -> Network.parse(text).stream())
                    .anyMatch(network -> network.contains(from));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
