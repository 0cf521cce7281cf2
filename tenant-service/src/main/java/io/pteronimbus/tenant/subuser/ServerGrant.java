package io.pteronimbus.tenant.subuser;

import io.pteronimbus.platform.security.Permissions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What somebody may do on one server. */
@Entity
@Table(name = "server_grant")
@IdClass(ServerGrant.Key.class)
public class ServerGrant {
    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Id
    @Column(name = "server_id")
    private UUID serverId;

    @Id
    @Column(name = "user_id")
    private UUID userId;

    private List<String> permissions;

    @Column(name = "granted_at")
    private Instant grantedAt;

    @Version
    private long version;

    /** Somebody has one grant on a server. */
    public record Key(UUID tenantId, UUID serverId, UUID userId) implements Serializable {}

    protected ServerGrant() {}

    ServerGrant(UUID tenantId, UUID serverId, UUID userId, Set<String> permissions, Instant grantedAt) {
        this.tenantId = tenantId;
        this.serverId = serverId;
        this.userId = userId;
        this.permissions = List.copyOf(permissions);
        this.grantedAt = grantedAt;
    }

    public UUID serverId() {
        return serverId;
    }

    public UUID userId() {
        return userId;
    }

    /** In the order of the catalogue. */
    public Set<String> permissions() {
        return Permissions.inOrder(permissions);
    }

    Instant grantedAt() {
        return grantedAt;
    }

    void change(Set<String> permissions) {
        this.permissions = List.copyOf(permissions);
    }
}
