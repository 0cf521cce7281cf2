package io.pteronimbus.tenant.guild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    /** The members in a page of JSON as rows, their roles in order. */
    private static final String TOLD = """
            with told as (
              select e ->> 'userId' as user_id, e ->> 'name' as name,
                array(select r from jsonb_array_elements_text(e -> 'roleIds') r order by r) as role_ids
              from jsonb_array_elements(cast(:page as jsonb)) e)
            """;

    private static final String CHANGED = """
            select told.user_id from told
            left join guild_member known on known.tenant_id = :tenant and known.user_id = told.user_id
            where known.role_ids is distinct from told.role_ids
            """;

    private static final String PUT = """
            insert into guild_member (tenant_id, user_id, name, role_ids, checked_at)
            select :tenant, user_id, name, role_ids, :at from told order by user_id
            on conflict (tenant_id, user_id) do update
              set name = excluded.name, role_ids = excluded.role_ids, checked_at = excluded.checked_at
            where guild_member.checked_at <= excluded.checked_at
            """;

    private final ObjectMapper json;

    GuildRepository(ObjectMapper json) {
        this.json = json;
    }

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

    /**
     * Keeps what was heard, but where something newer was. Answers the Discord ids of those for whom it may make a difference:
     * they are new, or have other roles.
     */
    @SuppressWarnings("unchecked") // the query has the one column
    List<String> putMembers(UUID tenantId, List<GuildChanged.Member> told, Instant at) {
        var page = page(told);
        List<String> changed = getEntityManager()
                .createNativeQuery(TOLD + CHANGED, String.class)
                .setParameter("tenant", tenantId)
                .setParameter("page", page)
                .getResultList();
        getEntityManager()
                .createNativeQuery(TOLD + PUT)
                .setParameter("tenant", tenantId)
                .setParameter("page", page)
                .setParameter("at", at)
                .executeUpdate();
        return changed;
    }

    private String page(List<GuildChanged.Member> told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("members cannot be written as JSON", e);
        }
    }

    /** True when they were known as a member, and nothing newer was heard of them. */
    boolean removeMember(UUID tenantId, String userId, Instant at) {
        return getEntityManager()
                        .createNativeQuery(
                                "delete from guild_member where tenant_id = :tenant and user_id = :user and checked_at <= :at")
                        .setParameter("tenant", tenantId)
                        .setParameter("user", userId)
                        .setParameter("at", at)
                        .executeUpdate()
                == 1;
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

    /** The Discord ids of members nothing was heard of since that time: after all were read, those who are gone. */
    @SuppressWarnings("unchecked") // the query has the one column
    List<String> notHeardOfSince(UUID tenantId, Instant time, int most) {
        return getEntityManager()
                .createNativeQuery(
                        "select user_id from guild_member where tenant_id = :tenant and checked_at < :time order by user_id limit :most",
                        String.class)
                .setParameter("tenant", tenantId)
                .setParameter("time", time)
                .setParameter("most", most)
                .getResultList();
    }
}
