package io.pteronimbus.tenant.role;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.ExpectedVersion;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Roles of a tenant. Who makes or changes one must hold all that was and will be in it: else they would raise or lower those above them. */
@ApplicationScoped
class RoleService {
    /** As many as a Discord guild may have. */
    private static final int MOST = 250;

    private final RoleRepository roles;
    private final RbacChanges changes;
    private final Audit audit;
    private final Clock clock;

    RoleService(RoleRepository roles, RbacChanges changes, Audit audit, Clock clock) {
        this.roles = roles;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<RoleView> list(UUID tenantId) {
        return roles.all(tenantId).stream().map(RoleView::of).toList();
    }

    @Transactional
    RoleView view(UUID tenantId, UUID roleId) {
        return RoleView.of(find(tenantId, roleId));
    }

    /** Throws 409 {@code name-taken}, and {@code quota-exceeded} beyond 250. */
    RoleView create(Caller caller, UUID tenantId, RoleRequest request) {
        var permissions = request.knownPermissions();
        var name = request.name();
        if (name == null) {
            throw ProblemException.invalid(new FieldError("name", "must not be null"));
        }
        return changes.by(caller, tenantId, change -> {
            change.requireHeld(permissions);
            if (roles.count(tenantId) >= MOST) {
                throw new ProblemException(
                        ProblemType.QUOTA_EXCEEDED, "There are " + MOST + " roles. Delete one first.");
            }
            var role = Role.custom(EventIds.next(), tenantId, name, permissions, clock.instant());
            requireNameFree(role, name);
            roles.persist(role);
            roles.flush();
            audit.success(tenantId, "role:create", role.toTarget(), null, fields(role));
            return RoleView.of(role);
        });
    }

    /** Throws 412 when the role is no longer as the caller saw it, and 409 for one that every tenant has. */
    RoleView update(Caller caller, UUID tenantId, UUID roleId, ExpectedVersion expected, RoleRequest request) {
        return changes.by(caller, tenantId, change -> {
            var role = changeable(change, roleId);
            expected.require(role.version());
            var name = request.name() == null ? role.name() : request.name();
            var permissions = request.permissions() == null ? role.permissions() : request.knownPermissions();
            change.requireHeld(union(role.permissions(), permissions));
            requireNameFree(role, name);
            var before = fields(role);
            role.change(name, permissions);
            roles.flush();
            change.concernsEverybody();
            audit.success(tenantId, "role:update", role.toTarget(), before, fields(role));
            return RoleView.of(role);
        });
    }

    /** Who had it has it no more, here and by Discord. Throws 409 for one that every tenant has. */
    void delete(Caller caller, UUID tenantId, UUID roleId) {
        changes.by(caller, tenantId, change -> {
            var role = changeable(change, roleId);
            change.requireHeld(role.permissions());
            roles.delete(role);
            roles.flush();
            change.concernsEverybody();
            audit.success(tenantId, "role:delete", role.toTarget(), fields(role), null);
            return role;
        });
    }

    private Role changeable(RbacChange change, UUID roleId) {
        var role = find(change.tenantId(), roleId);
        if (role.builtIn() != null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Every tenant has this role. Make one of your own, and change that.");
        }
        return role;
    }

    private void requireNameFree(Role role, String name) {
        if (roles.isNameTaken(role.tenantId(), name, role.id())) {
            throw new ProblemException(ProblemType.NAME_TAKEN, "There is a role with this name.");
        }
    }

    private Role find(UUID tenantId, UUID roleId) {
        return roles.find(tenantId, roleId).orElseThrow(() -> ProblemException.notFound("role"));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static Map<String, Object> fields(Role role) {
        return Map.of("name", role.name(), "permissions", List.copyOf(role.permissions()));
    }
}
