package io.pteronimbus.auth.apikey;

import io.pteronimbus.events.AuditEntry.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A key with which programs act in its owner's name. */
@Entity
@Table(name = "api_key")
class ApiKey {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String name;

    private String prefix;

    private String hash;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable List<String> permissions;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> addresses;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "last_used_address")
    private @Nullable String lastUsedAddress;

    protected ApiKey() {}

    ApiKey(
            UUID id,
            UUID accountId,
            String name,
            KeyText text,
            @Nullable List<String> permissions,
            List<String> addresses,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        this.id = id;
        this.accountId = accountId;
        this.name = name;
        this.prefix = text.prefix();
        this.hash = text.hash();
        this.permissions = permissions;
        this.addresses = addresses;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    UUID accountId() {
        return accountId;
    }

    Target toTarget() {
        return new Target("api-key", id.toString(), name);
    }

    String name() {
        return name;
    }

    /** How the key begins, by which its owner knows it again. */
    String prefix() {
        return prefix;
    }

    /** Those it is confined to; null when it may do all that its owner may. */
    @Nullable
    List<String> permissions() {
        return permissions;
    }

    /** Addresses and networks it may be used from; empty when from anywhere. */
    List<String> addresses() {
        return addresses;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    @Nullable
    String lastUsedAddress() {
        return lastUsedAddress;
    }

    boolean isGoodAt(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }

    void used(Instant at, @Nullable String address) {
        this.lastUsedAt = at;
        this.lastUsedAddress = address;
    }
}
