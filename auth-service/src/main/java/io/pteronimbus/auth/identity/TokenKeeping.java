package io.pteronimbus.auth.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.auth.seal.Seal;
import io.pteronimbus.events.EventIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps providers' tokens sealed, and sees to it that those no longer needed are revoked. */
@ApplicationScoped
class TokenKeeping {
    private final Seal seal;
    private final TokenRevocationRepository revocations;
    private final Event<RevocationsDue> due;
    private final ObjectMapper json;
    private final Clock clock;

    /** Tokens are to be revoked, once the transaction commits. */
    record RevocationsDue() {}

    @RegisterForReflection
    record Kept(String access, @Nullable String refresh) {
        @Override
        public String toString() {
            return "Kept[redacted]";
        }
    }

    TokenKeeping(
            Seal seal,
            TokenRevocationRepository revocations,
            Event<RevocationsDue> due,
            ObjectMapper json,
            Clock clock) {
        this.seal = seal;
        this.revocations = revocations;
        this.due = due;
        this.json = json;
        this.clock = clock;
    }

    void keep(LinkedIdentity identity, @Nullable ProviderTokens tokens) {
        if (tokens == null) {
            return;
        }
        try {
            var text = json.writeValueAsString(new Kept(tokens.accessToken(), tokens.refreshToken()));
            identity.keepTokens(seal.seal(identity.id().toString(), text), tokens.endsAt());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tokens cannot be written", e);
        }
    }

    Optional<ProviderTokens> open(LinkedIdentity identity) {
        var sealed = identity.sealedTokens();
        var endsAt = identity.tokensEndAt();
        if (sealed == null || endsAt == null) {
            return Optional.empty();
        }
        try {
            var kept = json.readValue(seal.open(identity.id().toString(), sealed), Kept.class);
            return Optional.of(new ProviderTokens(kept.access(), kept.refresh(), endsAt));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept tokens are not readable", e);
        }
    }

    /** Forgets the tokens, and has the provider forget them once the transaction commits. */
    void revoke(LinkedIdentity identity) {
        open(identity).ifPresent(tokens -> {
            var id = EventIds.next();
            var token = tokens.refreshToken() == null ? tokens.accessToken() : tokens.refreshToken();
            revocations.persist(
                    new TokenRevocation(id, seal.seal(id.toString(), token), clock.instant(), tokens.endsAt()));
            identity.dropTokens();
            due.fire(new RevocationsDue());
        });
    }

    /** The token to revoke. */
    String open(TokenRevocation revocation) {
        return seal.open(revocation.id().toString(), revocation.sealedToken());
    }
}
