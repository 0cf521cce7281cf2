package io.pteronimbus.tenant.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A role given to a member here. */
@Entity
@Table(name = "member_role")
@IdClass(MemberRole.Key.class)
public class MemberRole {
    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Id
    @Column(name = "role_id")
    private UUID roleId;

    @Column(name = "granted_at")
    private Instant grantedAt;

    /** A role is given to a member once. */
    public record Key(UUID tenantId, UUID userId, UUID roleId) implements Serializable {}

    protected MemberRole() {}

    public MemberRole(UUID tenantId, UUID userId, UUID roleId, Instant grantedAt) {
        this.tenantId = tenantId;
        this.userId = userId;
        this.roleId = roleId;
        this.grantedAt = grantedAt;
    }

    public UUID userId() {
        return userId;
    }

    public UUID roleId() {
        return roleId;
    }
}
