package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.GuildChanged;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The copy of what Discord says about the guild of the tenant that was entered. In a transaction. */
@ApplicationScoped
public class GuildRepository implements PanacheRepositoryBase<Guild, UUID> {
    /** The tenant of a guild; seen in the system context alone. */
    public Optional<UUID> tenantOf(String guildId) {
        return find("guildId", guildId).firstResultOptional().map(Guild::tenantId);
    }

    /** Those of the guild ids that have a tenant, with it; seen in the system context alone. */
    public List<Guild> ofGuilds(Collection<String> guildIds) {
        return guildIds.isEmpty() ? List.of() : list("guildId in ?1", List.copyOf(guildIds));
    }

    public List<Guild> ofTenants(Collection<UUID> tenantIds) {
        return tenantIds.isEmpty() ? List.of() : list("tenantId in ?1", List.copyOf(tenantIds));
    }

    /**
     * Tenants whose guild was not read since that time or since that number, the longest ago first; seen in the system context
     * alone.
     */
    List<UUID> notSyncedSince(Instant time, long number, int most) {
        return find(
                        "(syncedAt is null or syncedAt < ?1 or readNumber < ?2) order by syncedAt nulls first",
                        time,
                        number)
                .page(0, most)
                .stream()
                .map(Guild::tenantId)
                .toList();
    }

    /** Whether anything about the roles became different. Those that are gone take their mappings along. */
    boolean putRoles(UUID tenantId, List<GuildChanged.Role> told) {
        var known = roles(tenantId).stream().collect(Collectors.toMap(GuildRole::id, role -> role));
        var changed = false;
        for (var role : told) {
            var kept = known.remove(role.id());
            if (kept == null) {
                getEntityManager().persist(new GuildRole(tenantId, role));
                changed = true;
            } else {
                changed |= kept.take(role);
            }
        }
        known.values().forEach(getEntityManager()::remove);
        flush();
        return changed || !known.isEmpty();
    }

    /** By rank, the highest first. */
    public List<GuildRole> roles(UUID tenantId) {
        return getEntityManager()
                .createQuery(
                        "from GuildRole g where g.tenantId = :tenant order by g.position desc, g.id", GuildRole.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    public Optional<GuildRole> role(UUID tenantId, String id) {
        return Optional.ofNullable(getEntityManager().find(GuildRole.class, new GuildRole.Key(tenantId, id)));
    }

    public Optional<GuildMember> member(UUID tenantId, String userId) {
        return Optional.ofNullable(getEntityManager().find(GuildMember.class, new GuildMember.Key(tenantId, userId)));
    }

    /** Those of the Discord ids that are members. */
    public List<GuildMember> members(UUID tenantId, Collection<String> userIds) {
        return userIds.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createQuery(
                                "from GuildMember m where m.tenantId = :tenant and m.userId in :ids", GuildMember.class)
                        .setParameter("tenant", tenantId)
                        .setParameter("ids", List.copyOf(userIds))
                        .getResultList();
    }
}
