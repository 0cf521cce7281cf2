package io.pteronimbus.tenant.role;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.platform.security.Permissions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A set of permissions with a name, of one tenant: one of the five every tenant has, or one it made itself. */
@Entity
@Table(name = "role")
public class Role {
    @Id
    private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "built_in")
    private @Nullable BuiltInRole builtIn;

    private List<String> permissions;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Role() {}

    private Role(
            UUID id,
            UUID tenantId,
            String name,
            @Nullable BuiltInRole builtIn,
            Collection<String> permissions,
            Instant createdAt) {
        this.id = id;
        this.tenantId = tenantId;
        this.name = name;
        this.builtIn = builtIn;
        this.permissions = List.copyOf(permissions);
        this.createdAt = createdAt;
    }

    static Role builtIn(UUID id, UUID tenantId, BuiltInRole builtIn, Instant createdAt) {
        return new Role(id, tenantId, builtIn.title(), builtIn, List.of(), createdAt);
    }

    static Role custom(UUID id, UUID tenantId, String name, Set<String> permissions, Instant createdAt) {
        return new Role(id, tenantId, name, null, permissions, createdAt);
    }

    public UUID id() {
        return id;
    }

    public UUID tenantId() {
        return tenantId;
    }

    public String name() {
        return name;
    }

    /** Null for one that the tenant made. */
    public @Nullable BuiltInRole builtIn() {
        return builtIn;
    }

    /** In the order of the catalogue. */
    public Set<String> permissions() {
        return builtIn == null ? Permissions.inOrder(permissions) : builtIn.permissions();
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    void change(String name, Set<String> permissions) {
        this.name = name;
        this.permissions = List.copyOf(permissions);
    }

    public Target toTarget() {
        return new Target("role", id.toString(), name);
    }
}
