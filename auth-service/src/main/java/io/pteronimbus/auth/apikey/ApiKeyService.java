package io.pteronimbus.auth.apikey;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.SecondFactorPolicy;
import io.pteronimbus.auth.key.AccessTokenIssuer;
import io.pteronimbus.auth.key.Bearer;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes and revokes API keys, and trades one for an access token. A key never does more than its owner may at that moment: it
 * only confines, and what its owner may is looked up with each request as with their own.
 */
@ApplicationScoped
public class ApiKeyService {
    private static final int MOST = 50;
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

    ApiKeyService(
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

    /** The key's text is told this once. Throws 409 {@code quota-exceeded} beyond fifty. */
    @Transactional
    CreatedApiKeyView create(UUID userId, CreateApiKeyRequest request) {
        var account = accounts.lock(userId);
        request.check(account.isSuperAdmin(), clock.instant());
        if (keys.ofAccount(userId).size() >= MOST) {
            throw new ProblemException(ProblemType.QUOTA_EXCEEDED, "You have " + MOST + " keys. Revoke one first.");
        }
        var text = KeyText.random();
        var key = new ApiKey(
                EventIds.next(),
                userId,
                request.name(),
                text,
                request.permissions(),
                request.networks(),
                clock.instant(),
                request.expiresAt());
        keys.persist(key);
        audit.success(null, "api-key:create", target(key), null, Map.of("prefix", key.prefix()));
        return new CreatedApiKeyView(ApiKeyView.of(key), text.text());
    }

    @Transactional
    List<ApiKeyView> list(UUID userId) {
        return keys.ofAccount(userId).stream().map(ApiKeyView::of).toList();
    }

    /** Takes effect at once: for requests, and for sockets that the key opened. Throws 404 for anybody else's. */
    @Transactional
    void revoke(UUID userId, UUID keyId) {
        var key = keys.ofAccount(userId, keyId).orElseThrow(ApiKeyService::notFound);
        if (!keys.deleteOf(userId, keyId)) {
            throw notFound();
        }
        audit.success(null, "api-key:revoke", target(key), Map.of("prefix", key.prefix()), null);
        sessions.end(keyId);
    }

    /** Has all keys of somebody whose rights changed be traded anew: their sockets close. */
    @Transactional
    public void renewAll(UUID userId) {
        keys.ofAccount(userId).forEach(key -> sessions.end(key.id()));
    }

    /**
     * An access token for who shows that key, from that address.
     *
     * @return empty when the key is none, has expired, or may not be used from there
     */
    @Transactional
    Optional<ExchangedKeyView> exchange(String text, @Nullable String address) {
        if (!text.startsWith(KeyText.MARK)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return keys.byHash(Sha256.hex(text))
                .filter(key -> key.isGoodAt(now) && mayComeFrom(key, address))
                // who takes the owner's rights away waits for this token, and then ends it with the others
                .map(key -> issue(key, accounts.lock(key.accountId()), address, now));
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

    private static ProblemException notFound() {
        return ProblemException.notFound("API key");
    }

    private static Target target(ApiKey key) {
        return new Target("api-key", key.id().toString(), key.name());
    }
}
