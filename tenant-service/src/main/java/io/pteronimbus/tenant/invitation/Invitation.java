package io.pteronimbus.tenant.invitation;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.Permissions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link that gives roles, or permissions on one server, to who opens it. Good once. */
@Entity
@Table(name = "invitation")
public class Invitation {
    @Id
    private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    /** SHA-256 of the secret in the link. */
    @Column(name = "secret_hash")
    private String secretHash;

    private @Nullable String email;

    @Column(name = "role_ids")
    private List<UUID> roleIds;

    @Column(name = "server_id")
    private @Nullable UUID serverId;

    private List<String> permissions;

    @Column(name = "invited_by")
    private UUID invitedBy;

    @Column(name = "by_office")
    private boolean byOffice;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "mailed_at")
    private @Nullable Instant mailedAt;

    protected Invitation() {}

    Invitation(
            UUID id,
            UUID tenantId,
            String secretHash,
            InvitationRequest request,
            Caller author,
            Instant createdAt,
            Instant expiresAt) {
        this.id = id;
        this.tenantId = tenantId;
        this.secretHash = secretHash;
        this.email = request.address();
        this.roleIds = List.copyOf(request.roles());
        this.serverId = request.serverId();
        this.permissions = List.copyOf(request.knownPermissions());
        this.invitedBy = author.userId();
        this.byOffice = author.superAdmin();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    /** Whoever accepts it must have proven that this is theirs; null for whoever has the link. */
    @Nullable
    String email() {
        return email;
    }

    Collection<UUID> roleIds() {
        return List.copyOf(roleIds);
    }

    /** The server the permissions are for. */
    @Nullable
    UUID serverId() {
        return serverId;
    }

    Set<String> permissions() {
        return Permissions.inOrder(permissions);
    }

    UUID invitedBy() {
        return invitedBy;
    }

    /** A super administrator invited, who need not hold anything in the tenant. */
    boolean isByOffice() {
        return byOffice;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** When its link went out by mail last. */
    @Nullable
    Instant mailedAt() {
        return mailedAt;
    }

    void mailed(Instant at) {
        this.mailedAt = at;
    }

    /** It makes a sub-user, and no member. */
    boolean isForServerAlone() {
        return serverId != null && roleIds.isEmpty();
    }

    /** What the audit log calls it: who looks after sub-users finds it among them. */
    String action(String verb) {
        return (isForServerAlone() ? "subuser:" : "member:") + verb;
    }

    Target toTarget() {
        return new Target("invitation", id.toString(), null);
    }
}
