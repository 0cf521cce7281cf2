package io.pteronimbus.tenant.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A person who belongs to a tenant by a role given to them here; who belongs to it by Discord alone is none. */
@Entity
@Table(name = "member")
@IdClass(Member.Id.class)
public class Member {
    @jakarta.persistence.Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    @jakarta.persistence.Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "joined_at")
    private Instant joinedAt;

    /** A person is in a tenant once. */
    public record Id(UUID tenantId, UUID userId) implements Serializable {}

    protected Member() {}

    /**
     * Somebody who joins.
     *
     * @param displayName as it is at the time
     */
    public Member(UUID tenantId, UUID userId, String displayName, Instant joinedAt) {
        this.tenantId = tenantId;
        this.userId = userId;
        this.displayName = displayName;
        this.joinedAt = joinedAt;
    }

    public UUID tenantId() {
        return tenantId;
    }

    public UUID userId() {
        return userId;
    }

    public String displayName() {
        return displayName;
    }

    public Instant joinedAt() {
        return joinedAt;
    }
}
