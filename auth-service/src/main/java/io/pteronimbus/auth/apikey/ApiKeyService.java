package io.pteronimbus.auth.apikey;

import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes and revokes API keys. What they are good for: {@link KeyExchange}. */
@ApplicationScoped
public class ApiKeyService {
    private static final int MOST = 50;

    private final ApiKeyRepository keys;
    private final KeySessions sessions;
    private final AccountService accounts;
    private final Audit audit;
    private final Clock clock;

    ApiKeyService(ApiKeyRepository keys, KeySessions sessions, AccountService accounts, Audit audit, Clock clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.accounts = accounts;
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
        audit.success(null, "api-key:create", key.toTarget(), null, Map.of("prefix", key.prefix()));
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
        audit.success(null, "api-key:revoke", key.toTarget(), Map.of("prefix", key.prefix()), null);
        sessions.end(keyId);
    }

    /** Has all keys of somebody whose rights changed be traded anew: their sockets close. */
    @Transactional
    public void renewAll(UUID userId) {
        keys.ofAccount(userId).forEach(key -> sessions.end(key.id()));
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("API key");
    }
}
