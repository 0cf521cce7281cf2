package io.pteronimbus.tenant.member;

import io.pteronimbus.tenant.role.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A person in a tenant. */
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

    @Enumerated(EnumType.STRING)
    private Role role;

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
    public Member(UUID tenantId, UUID userId, String displayName, Role role, Instant joinedAt) {
        this.tenantId = tenantId;
        this.userId = userId;
        this.displayName = displayName;
        this.role = role;
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

    public Role role() {
        return role;
    }

    public Instant joinedAt() {
        return joinedAt;
    }
}
