package io.pteronimbus.tenant.member;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.tenant.guild.GuildRepository;
import io.pteronimbus.tenant.permission.PermissionService;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.role.Role;
import io.pteronimbus.tenant.role.RoleRepository;
import io.pteronimbus.tenant.subuser.ServerGrants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who has access to a tenant, and the roles given to them here. Roles change hands between those who hold all that is in them. */
@ApplicationScoped
class MemberService {
    private final MemberDirectory directory;
    private final MemberRepository members;
    private final RoleRepository roles;
    private final GuildRepository guilds;
    private final ServerGrants grants;
    private final PermissionService permissions;
    private final RbacChanges changes;
    private final Audit audit;
    private final Clock clock;

    MemberService(
            MemberDirectory directory,
            MemberRepository members,
            RoleRepository roles,
            GuildRepository guilds,
            ServerGrants grants,
            PermissionService permissions,
            RbacChanges changes,
            Audit audit,
            Clock clock) {
        this.directory = directory;
        this.members = members;
        this.roles = roles;
        this.guilds = guilds;
        this.grants = grants;
        this.permissions = permissions;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Page<MemberView> list(UUID tenantId, PageRequest page) {
        var after = page.after().map(MemberService::userId).orElse(null);
        var text = page.query().orElse("").replace("\0", "");
        var rows = directory.page(tenantId, text, after, page.limit() + 1);
        return Page.of(rows, page.limit(), member -> member.userId().toString());
    }

    @Transactional
    MemberView view(UUID tenantId, UUID userId) {
        return directory.find(tenantId, userId).orElseThrow(MemberService::noMember);
    }

    /** Throws 404 for who has no access, super administrators included: their rights come from no role of the tenant. */
    MemberPermissionsView permissions(UUID tenantId, UUID userId) {
        var explanation = permissions.explain(tenantId, userId);
        var name = QuarkusTransaction.requiringNew()
                .call(() -> directory.find(tenantId, userId).map(MemberView::displayName));
        return name.map(known -> MemberPermissionsView.of(userId, known, explanation))
                .orElseThrow(MemberService::noMember);
    }

    /** Replaces the roles given to somebody here. Throws 409 {@code conflict} when nobody would own the tenant any more. */
    MemberView changeRoles(Caller caller, UUID tenantId, UUID userId, MemberRolesRequest request) {
        return changes.by(caller, tenantId, change -> {
            var member = view(tenantId, userId);
            var wanted = known(tenantId, request.roleIds());
            replace(change, member, wanted);
            return directory
                    .find(tenantId, userId)
                    .orElseGet(() -> new MemberView(userId, member.displayName(), List.of(), Set.of(), null));
        });
    }

    /**
     * Takes all from somebody that was given to them here: roles, and grants on servers. What Discord brings ends there alone. Throws
     * 409 {@code conflict} when nobody would own the tenant any more.
     */
    void remove(Caller caller, UUID tenantId, UUID userId) {
        changes.by(caller, tenantId, change -> {
            var member = view(tenantId, userId);
            replace(change, member, List.of());
            grants.removeAll(change, userId);
            audit.success(tenantId, "member:remove", target(member), fields(direct(tenantId, member)), null);
            return true;
        });
    }

    private void replace(RbacChange change, MemberView member, List<Role> wanted) {
        var tenantId = change.tenantId();
        var before = roles.ofMember(tenantId, member.userId());
        var gone = before.stream().filter(role -> !wanted.contains(role)).toList();
        var come = wanted.stream().filter(role -> !before.contains(role)).toList();
        gone.forEach(role -> change.requireHeld(role.permissions()));
        come.forEach(role -> change.requireHeld(role.permissions()));
        if (gone.isEmpty() && come.isEmpty()) {
            return;
        }
        members.give(tenantId, member.userId(), member.displayName(), ids(come), clock.instant());
        members.take(tenantId, member.userId(), Set.copyOf(ids(gone)));
        if (gone.stream().anyMatch(role -> role.builtIn() == BuiltInRole.OWNER)) {
            requireOwner(tenantId);
        }
        change.concerns(member.userId());
        audit.success(tenantId, "member:update", target(member), fields(before), fields(wanted));
    }

    /** The owner of a Discord server owns its tenant, whoever else does. */
    private void requireOwner(UUID tenantId) {
        if (guilds.findById(tenantId) == null && members.countWith(tenantId, BuiltInRole.OWNER) == 0) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Nobody would own the tenant any more. Make somebody else an owner first.");
        }
    }

    private List<Role> direct(UUID tenantId, MemberView member) {
        return roles.find(
                tenantId,
                member.roles().stream()
                        .filter(MemberView.RoleOfMember::direct)
                        .map(MemberView.RoleOfMember::id)
                        .toList());
    }

    private List<Role> known(UUID tenantId, Set<UUID> roleIds) {
        var found = roles.find(tenantId, roleIds);
        if (found.size() != roleIds.size()) {
            throw ProblemException.invalid(new FieldError("roleIds", "has a role that this tenant has not"));
        }
        return found;
    }

    private static List<UUID> ids(List<Role> roles) {
        return roles.stream().map(Role::id).toList();
    }

    private static Map<String, Object> fields(List<Role> roles) {
        return Map.of("roles", roles.stream().map(Role::name).sorted().collect(Collectors.toList()));
    }

    private static Target target(MemberView member) {
        return new Target("user", member.userId().toString(), member.displayName());
    }

    private static ProblemException noMember() {
        return ProblemException.notFound("member");
    }

    private static @Nullable UUID userId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
        }
    }
}
