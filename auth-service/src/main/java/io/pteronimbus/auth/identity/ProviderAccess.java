package io.pteronimbus.auth.identity;

import io.pteronimbus.auth.session.Method;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Tokens with which to ask a provider in somebody's name. They are renewed where {@link TokenUpkeep} came too late, under the
 * lock it takes too: a token to renew with is good once.
 */
@ApplicationScoped
public class ProviderAccess {
    /** A token is not used in its last seconds: it has a way to go yet. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Each holds a database connection for as long as the provider takes: most are for everybody else. */
    private static final int MOST_RENEWALS = 3;

    private final LinkedIdentityRepository identities;
    private final TokenKeeping keeping;
    private final TokenIssuerApi issuer;
    private final Clock clock;
    private final Semaphore renewals = new Semaphore(MOST_RENEWALS);

    ProviderAccess(LinkedIdentityRepository identities, TokenKeeping keeping, TokenIssuerApi issuer, Clock clock) {
        this.identities = identities;
        this.keeping = keeping;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** The linked account for which tokens are kept; empty when there is none, or its tokens are gone. */
    @Transactional
    public Optional<UUID> linked(UUID accountId, Method provider) {
        return identities
                .ofAccount(accountId, provider)
                .filter(LinkedIdentity::hasTokens)
                .map(LinkedIdentity::id);
    }

    /** A token of that linked account, empty when there is none any more. Throws {@link TokenIssuerAwayException}. */
    public Optional<String> token(UUID identityId) {
        var kept = QuarkusTransaction.requiringNew()
                .call(() -> identities.findByIdOptional(identityId).flatMap(keeping::open));
        var soon = clock.instant().plus(MARGIN);
        return kept.isEmpty() || kept.get().endsAt().isAfter(soon)
                ? kept.map(ProviderTokens::accessToken)
                : instead(identityId, kept.get().accessToken());
    }

    /**
     * Another token in the place of one that is good no more. Empty when the provider gives none, and then what was kept is
     * dropped. Throws {@link TokenIssuerAwayException}.
     */
    public Optional<String> instead(UUID identityId, String accessToken) {
        if (!renewals.tryAcquire()) {
            throw new TokenIssuerAwayException("more tokens are being renewed than at once is good");
        }
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> identities.lock(identityId).flatMap(identity -> instead(identity, accessToken)));
        } finally {
            renewals.release();
        }
    }

    /** Has the provider forget a token that is of no use, with all that was issued with it. */
    public void giveUp(UUID identityId, String accessToken) {
        QuarkusTransaction.requiringNew()
                .run(() -> identities
                        .lock(identityId)
                        .filter(identity -> isKept(identity, accessToken))
                        .ifPresent(keeping::revoke));
    }

    private Optional<String> instead(LinkedIdentity identity, String accessToken) {
        var kept = keeping.open(identity);
        if (kept.isEmpty() || !kept.get().accessToken().equals(accessToken)) {
            // somebody was faster
            return kept.map(ProviderTokens::accessToken);
        }
        var fresh = Optional.ofNullable(kept.get().refreshToken()).flatMap(issuer::refresh);
        fresh.ifPresentOrElse(tokens -> keeping.keep(identity, tokens), identity::dropTokens);
        return fresh.map(ProviderTokens::accessToken);
    }

    private boolean isKept(LinkedIdentity identity, String accessToken) {
        return keeping.open(identity)
                .filter(tokens -> tokens.accessToken().equals(accessToken))
                .isPresent();
    }
}
