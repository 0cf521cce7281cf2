package io.pteronimbus.auth.identity;

import io.pteronimbus.auth.identity.TokenKeeping.RevocationsDue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Renews providers' tokens before they end, and revokes those no longer needed: at once, and again later when the provider is
 * away. One at a time, each in a transaction of its own; replicas pass over what another has in hand.
 */
@ApplicationScoped
class TokenUpkeep {
    private static final Logger LOG = Logger.getLogger(TokenUpkeep.class);
    private static final Duration BEFORE_END = Duration.ofDays(1);
    private static final int MOST_AT_ONCE = 200;

    private final LinkedIdentityRepository identities;
    private final TokenRevocationRepository revocations;
    private final TokenKeeping keeping;
    private final TokenIssuerApi issuer;
    private final Clock clock;

    TokenUpkeep(
            LinkedIdentityRepository identities,
            TokenRevocationRepository revocations,
            TokenKeeping keeping,
            TokenIssuerApi issuer,
            Clock clock) {
        this.identities = identities;
        this.revocations = revocations;
        this.keeping = keeping;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Scheduled(every = "{pteronimbus.auth.discord.renewal-check:5m}", delayed = "1m")
    @RunOnVirtualThread
    void renew() {
        whileThereIs(this::renewOne);
    }

    @Scheduled(every = "{pteronimbus.auth.discord.revocation-check:30s}", delayed = "10s")
    @RunOnVirtualThread
    void revoke() {
        whileThereIs(this::revokeOne);
    }

    void revokeSoon(@Observes(during = TransactionPhase.AFTER_SUCCESS) RevocationsDue due) {
        Thread.ofVirtual().name("token-revocation").start(this::revoke);
    }

    private static void whileThereIs(BooleanSupplier work) {
        for (var i = 0; i < MOST_AT_ONCE && work.getAsBoolean(); i++) {
            // the work is in the condition
        }
    }

    /** False when there is nothing more to do, or the provider is away. */
    private boolean renewOne() {
        return QuarkusTransaction.requiringNew()
                .call(() -> identities
                        .lockEnding(clock.instant().plus(BEFORE_END))
                        .map(this::renew)
                        .orElse(false));
    }

    private boolean renew(LinkedIdentity identity) {
        try {
            var refreshToken =
                    keeping.open(identity).map(ProviderTokens::refreshToken).orElse("");
            issuer.refresh(refreshToken)
                    .ifPresentOrElse(tokens -> keeping.keep(identity, tokens), identity::dropTokens);
            return true;
        } catch (TokenIssuerAwayException e) {
            LOG.warnf("Tokens not renewed, later again: %s", e.getMessage());
            return false;
        }
    }

    private boolean revokeOne() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        revocations.lockDue(clock.instant()).map(this::revoke).orElse(false));
    }

    private boolean revoke(TokenRevocation revocation) {
        try {
            issuer.revoke(keeping.open(revocation));
            revocations.delete(revocation);
            return true;
        } catch (TokenIssuerAwayException e) {
            LOG.warnf("A token was not revoked, later again: tries=%d %s", revocation.attempts() + 1, e.getMessage());
            if (!revocation.postpone(clock.instant())) {
                revocations.delete(revocation);
            }
            return false;
        }
    }
}
