package io.pteronimbus.tenant.permission;

import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.PermissionSource;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.member.Member;
import io.pteronimbus.tenant.member.MemberRepository;
import io.pteronimbus.tenant.role.Role;
import io.pteronimbus.tenant.tenant.TenantRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Computes what a person may do in a tenant, and tells Redis. Within this service it stands in for the call to itself. */
@ApplicationScoped
public class PermissionService implements PermissionSource {
    private final TenantRepository tenants;
    private final MemberRepository members;
    private final PermissionWriter writer;
    private final TenantContext context;

    PermissionService(
            TenantRepository tenants, MemberRepository members, PermissionWriter writer, TenantContext context) {
        this.tenants = tenants;
        this.members = members;
        this.writer = writer;
        this.context = context;
    }

    @Override
    public Optional<EffectivePermissions> load(UUID tenantId, UUID userId, boolean superAdmin) {
        context.enter(tenantId);
        var effective = QuarkusTransaction.requiringNew().call(() -> compute(tenantId, userId, superAdmin));
        effective.ifPresent(permissions -> writer.write(tenantId, userId, superAdmin, permissions));
        return effective;
    }

    /** The tenants a person is a member of, with what they may do in each. Spans tenants, in the system context. */
    List<TenantPermissions> ofUser(UUID userId) {
        var memberships =
                context.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> members.ofUser(userId)));
        return memberships.stream()
                .map(member ->
                        new TenantPermissions(member.tenantId(), member.role().permissions()))
                .toList();
    }

    /** The version is read before the role, so that it never claims to be newer than what it stands for. */
    private Optional<EffectivePermissions> compute(UUID tenantId, UUID userId, boolean superAdmin) {
        return tenants.rbacVersion(tenantId)
                .flatMap(version -> granted(tenantId, userId, superAdmin)
                        .map(permissions -> new EffectivePermissions(version, permissions, Map.of())));
    }

    private Optional<Set<String>> granted(UUID tenantId, UUID userId, boolean superAdmin) {
        return superAdmin
                ? Optional.of(Permissions.TENANT)
                : members.find(tenantId, userId).map(Member::role).map(Role::permissions);
    }

    /** What somebody may do in one of their tenants. */
    record TenantPermissions(UUID tenantId, Set<String> permissions) {}
}
