package io.pteronimbus.auth.identity;

import io.pteronimbus.auth.session.Method;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account elsewhere that signs in to one here. */
@Entity
@Table(name = "linked_identity")
class LinkedIdentity {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String provider;

    private String subject;

    private String name;

    @Column(name = "sealed_tokens")
    private byte @Nullable [] sealedTokens;

    @Column(name = "tokens_end_at")
    private @Nullable Instant tokensEndAt;

    @Column(name = "linked_at")
    private Instant linkedAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected LinkedIdentity() {}

    LinkedIdentity(UUID id, UUID accountId, Method provider, String subject, String name, Instant linkedAt) {
        this.id = id;
        this.accountId = accountId;
        this.provider = provider.text();
        this.subject = subject;
        this.name = name;
        this.linkedAt = linkedAt;
        this.lastUsedAt = linkedAt;
    }

    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    Method provider() {
        return Method.valueOf(provider.toUpperCase(Locale.ROOT));
    }

    String subject() {
        return subject;
    }

    String name() {
        return name;
    }

    Instant linkedAt() {
        return linkedAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    boolean hasTokens() {
        return sealedTokens != null;
    }

    byte @Nullable [] sealedTokens() {
        return sealedTokens == null ? null : sealedTokens.clone();
    }

    @Nullable
    Instant tokensEndAt() {
        return tokensEndAt;
    }

    void used(String name, Instant at) {
        this.name = name;
        this.lastUsedAt = at;
    }

    void keepTokens(byte[] sealed, Instant endAt) {
        this.sealedTokens = sealed.clone();
        this.tokensEndAt = endAt;
    }

    void dropTokens() {
        this.sealedTokens = null;
        this.tokensEndAt = null;
    }
}
