package io.pteronimbus.tenant.mapping;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Whoever has that role at Discord has that role here. */
@Entity
@Table(name = "role_mapping")
@IdClass(RoleMapping.Key.class)
public class RoleMapping {
    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Id
    @Column(name = "discord_role_id")
    private String discordRoleId;

    @Id
    @Column(name = "role_id")
    private UUID roleId;

    @Column(name = "created_at")
    private Instant createdAt;

    /** Many to many. */
    public record Key(UUID tenantId, String discordRoleId, UUID roleId) implements Serializable {}

    protected RoleMapping() {}

    RoleMapping(UUID tenantId, String discordRoleId, UUID roleId, Instant createdAt) {
        this.tenantId = tenantId;
        this.discordRoleId = discordRoleId;
        this.roleId = roleId;
        this.createdAt = createdAt;
    }

    public String discordRoleId() {
        return discordRoleId;
    }

    public UUID roleId() {
        return roleId;
    }
}
