package io.pteronimbus.tenant.permission;

import io.pteronimbus.tenant.guild.DiscordConfig;
import io.pteronimbus.tenant.guild.Guild;
import io.pteronimbus.tenant.guild.GuildMember;
import io.pteronimbus.tenant.guild.GuildRole;
import io.pteronimbus.tenant.person.Person;
import io.pteronimbus.tenant.role.Role;
import io.pteronimbus.tenant.role.RoleRepository;
import io.pteronimbus.tenant.subuser.ServerGrant;
import io.pteronimbus.tenant.tenant.TenantStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what decides what somebody may do in the tenant that was entered. In a transaction. */
@ApplicationScoped
class FactsRepository {
    private final EntityManager entities;
    private final RoleRepository roles;
    private final DiscordConfig config;
    private final Clock clock;

    FactsRepository(EntityManager entities, RoleRepository roles, DiscordConfig config, Clock clock) {
        this.entities = entities;
        this.roles = roles;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The facts, and how old they are.
     *
     * @param rbacVersion read before all else, so that it never claims to be newer than what it stands for
     * @param personKnown whether auth-service ever told who that is
     * @param discordId of the person; null without one, or in a tenant without a guild
     * @param heardAt when Discord last said what the facts build on; null where it has said nothing
     * @param membersListed whether all of the guild's members are told and listed
     */
    record Found(
            long rbacVersion,
            boolean secondFactorRequired,
            Facts facts,
            boolean personKnown,
            @Nullable String discordId,
            @Nullable Instant heardAt,
            boolean membersListed) {}

    /** Empty when there is no such tenant. */
    Optional<Found> find(UUID tenantId, UUID userId) {
        var tenant = entities.createQuery(
                        "select t.rbacVersion, t.requireSecondFactor, t.status from Tenant t where t.id = :id",
                        Object[].class)
                .setParameter("id", tenantId)
                .getResultStream()
                .findFirst();
        return tenant.map(row -> find(tenantId, userId, row));
    }

    private Found find(UUID tenantId, UUID userId, Object[] tenant) {
        var person = Optional.ofNullable(entities.find(Person.class, userId));
        var guild = Optional.ofNullable(entities.find(Guild.class, tenantId));
        var discordId = person.map(Person::discordId).filter(id -> guild.isPresent());
        var member = discordId.flatMap(id -> member(tenantId, id));
        var facts = new Facts(
                (TenantStatus) tenant[2],
                roles.ofMember(tenantId, userId).stream()
                        .map(FactsRepository::fact)
                        .toList(),
                member.filter(found -> isTrusted(guild.orElseThrow(), found))
                        .map(found -> discord(guild.orElseThrow(), found))
                        .orElse(null),
                servers(tenantId, userId));
        return new Found(
                (Long) tenant[0],
                (Boolean) tenant[1],
                facts,
                person.isPresent(),
                discordId.orElse(null),
                member.map(GuildMember::checkedAt).orElse(null),
                guild.map(Guild::isMembersListed).orElse(true));
    }

    private Optional<GuildMember> member(UUID tenantId, String discordId) {
        return Optional.ofNullable(entities.find(GuildMember.class, new GuildMember.Key(tenantId, discordId)));
    }

    /** What Discord said counts for a while after it fell silent. */
    private boolean isTrusted(Guild guild, GuildMember member) {
        var heard = guild.isMembersListed() && guild.checkedAt().isAfter(member.checkedAt())
                ? guild.checkedAt()
                : member.checkedAt();
        return heard.plus(config.trustFor()).isAfter(clock.instant());
    }

    private Facts.Discord discord(Guild guild, GuildMember member) {
        var ids = new ArrayList<>(member.roleIds());
        ids.add(guild.guildId());
        var bits = entities.createQuery(
                        "select g.permissions from GuildRole g where g.tenantId = :tenant and g.id in :ids", Long.class)
                .setParameter("tenant", guild.tenantId())
                .setParameter("ids", ids)
                .getResultStream()
                .reduce(0L, (one, other) -> one | other);
        return new Facts.Discord(guild.ownerId().equals(member.userId()), bits, mapped(guild.tenantId(), ids));
    }

    private List<Facts.Mapped> mapped(UUID tenantId, List<String> discordRoles) {
        return entities.createQuery(
                        "select g, r from RoleMapping m"
                                + " join GuildRole g on g.tenantId = m.tenantId and g.id = m.discordRoleId"
                                + " join Role r on r.tenantId = m.tenantId and r.id = m.roleId"
                                + " where m.tenantId = :tenant and m.discordRoleId in :ids order by g.id, r.id",
                        Object[].class)
                .setParameter("tenant", tenantId)
                .setParameter("ids", discordRoles)
                .getResultStream()
                .map(row -> new Facts.Mapped(((GuildRole) row[0]).name(), fact((Role) row[1])))
                .toList();
    }

    private Map<UUID, Set<String>> servers(UUID tenantId, UUID userId) {
        return entities.createQuery(
                        "from ServerGrant g where g.tenantId = :tenant and g.userId = :user", ServerGrant.class)
                .setParameter("tenant", tenantId)
                .setParameter("user", userId)
                .getResultStream()
                .collect(Collectors.toMap(ServerGrant::serverId, ServerGrant::permissions));
    }

    private static Facts.Role fact(Role role) {
        return new Facts.Role(role.name(), role.permissions());
    }
}
