package io.pteronimbus.tenant.mapping;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.tenant.guild.GuildRepository;
import io.pteronimbus.tenant.guild.GuildRole;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.pteronimbus.tenant.role.Role;
import io.pteronimbus.tenant.role.RoleRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which roles Discord's roles bring. Who changes that must hold all that a role brought and will bring. */
@ApplicationScoped
class MappingService {
    private final MappingRepository mappings;
    private final GuildRepository guilds;
    private final RoleRepository roles;
    private final RbacChanges changes;
    private final Audit audit;
    private final Clock clock;

    MappingService(
            MappingRepository mappings,
            GuildRepository guilds,
            RoleRepository roles,
            RbacChanges changes,
            Audit audit,
            Clock clock) {
        this.mappings = mappings;
        this.guilds = guilds;
        this.roles = roles;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** All roles of the guild, the highest first; none in a tenant without a guild. */
    @Transactional
    List<MappingView> list(UUID tenantId) {
        Map<String, List<UUID>> mapped = mappings.all(tenantId).stream()
                .collect(Collectors.groupingBy(
                        RoleMapping::discordRoleId, Collectors.mapping(RoleMapping::roleId, Collectors.toList())));
        return guilds.findByIdOptional(tenantId).stream()
                .flatMap(guild -> guilds.roles(tenantId).stream()
                        .map(role -> view(role, guild.guildId(), mapped.getOrDefault(role.id(), List.of()))))
                .toList();
    }

    /** Replaces what a role of Discord's brings. */
    MappingView put(Caller caller, UUID tenantId, String discordRoleId, MappingRequest request) {
        return changes.by(caller, tenantId, change -> {
            var guild = guilds.findByIdOptional(tenantId).orElseThrow(MappingService::noRole);
            var discordRole = guilds.role(tenantId, discordRoleId).orElseThrow(MappingService::noRole);
            var wanted = known(tenantId, request.roleIds());
            var kept = mappings.of(tenantId, discordRoleId);
            var before =
                    roles.find(tenantId, kept.stream().map(RoleMapping::roleId).toList());
            var different = new HashSet<>(wanted);
            different.addAll(before);
            different.removeIf(role -> wanted.contains(role) && before.contains(role));
            different.forEach(role -> change.requireHeld(role.permissions()));
            kept.stream()
                    .filter(mapping -> !request.roleIds().contains(mapping.roleId()))
                    .forEach(mappings::delete);
            wanted.stream()
                    .filter(role -> !before.contains(role))
                    .map(role -> new RoleMapping(tenantId, discordRoleId, role.id(), clock.instant()))
                    .forEach(mappings::persist);
            if (!different.isEmpty()) {
                mappings.flush();
                change.concernsEverybody();
                var target = new Target("discord-role", discordRoleId, discordRole.name());
                audit.success(tenantId, "role:map", target, fields(before), fields(wanted));
            }
            return view(
                    discordRole, guild.guildId(), wanted.stream().map(Role::id).toList());
        });
    }

    private List<Role> known(UUID tenantId, Collection<UUID> roleIds) {
        var found = roles.find(tenantId, roleIds);
        if (found.size() != roleIds.size()) {
            throw ProblemException.invalid(new FieldError("roleIds", "has a role that this tenant has not"));
        }
        return found;
    }

    private static MappingView view(GuildRole role, String guildId, List<UUID> roleIds) {
        return new MappingView(
                role.id(),
                role.name(),
                role.color(),
                role.position(),
                role.isManaged(),
                role.id().equals(guildId),
                roleIds);
    }

    private static Map<String, Object> fields(List<Role> roles) {
        return Map.of("roles", roles.stream().map(Role::name).sorted().toList());
    }

    private static ProblemException noRole() {
        return ProblemException.notFound("role of the Discord server");
    }
}
