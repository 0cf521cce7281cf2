package io.pteronimbus.tenant.member;

import io.pteronimbus.tenant.member.MemberView.RoleOfMember;
import io.pteronimbus.tenant.member.MemberView.Way;
import io.pteronimbus.tenant.permission.DiscordPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everybody with access to the tenant that was entered, by whatever way. Two queries for a page. In a transaction. */
@ApplicationScoped
class MemberDirectory {
    /** Any of those that bring something here: see ADR 0021. */
    private static final long POWERS = DiscordPermission.all();

    /** Discord's members with an account here who have access by that: see PermissionRules. */
    private static final String BY_DISCORD = """
            by_discord as (
              select p.user_id, g.role_ids, guild.guild_id
              from guild join guild_member g on g.tenant_id = guild.tenant_id join person p on p.discord_id = g.user_id
              where guild.tenant_id = :tenant and (g.user_id = guild.owner_id
                or exists (select 1 from role_mapping m where m.tenant_id = :tenant
                  and (m.discord_role_id = any(g.role_ids) or m.discord_role_id = guild.guild_id))
                or exists (select 1 from guild_role r where r.tenant_id = :tenant
                  and (r.id = any(g.role_ids) or r.id = guild.guild_id) and r.permissions & :powers <> 0)))
            """;

    private static final String PAGE = "with " + BY_DISCORD + """
            , anybody as (
              select user_id from member where tenant_id = :tenant
              union select user_id from server_grant where tenant_id = :tenant
              union select user_id from by_discord)
            select a.user_id, coalesce(p.display_name, m.display_name, ''), m.joined_at,
              exists (select 1 from by_discord d where d.user_id = a.user_id),
              exists (select 1 from server_grant s where s.tenant_id = :tenant and s.user_id = a.user_id)
            from anybody a left join person p on p.user_id = a.user_id
              left join member m on m.tenant_id = :tenant and m.user_id = a.user_id
            where a.user_id > :after
              and (cast(:only as uuid) is null or a.user_id = :only)
              and position(lower(:text) in lower(coalesce(p.display_name, m.display_name, ''))) > 0
            order by a.user_id limit :most
            """;

    private static final String ROLES = "with " + BY_DISCORD + """
            , had as (
              select user_id, role_id, true as direct from member_role where tenant_id = :tenant
              union all select d.user_id, m.role_id, false from by_discord d join role_mapping m
                on m.tenant_id = :tenant and (m.discord_role_id = any(d.role_ids) or m.discord_role_id = d.guild_id))
            select h.user_id, r.id, r.name, bool_or(h.direct)
            from had h join role r on r.tenant_id = :tenant and r.id = h.role_id
            where h.user_id in (:users) group by h.user_id, r.id, r.name order by r.id
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final EntityManager entities;

    MemberDirectory(EntityManager entities) {
        this.entities = entities;
    }

    /** In the order of their user ids, from after the given one, as far as the text is part of their name. */
    List<MemberView> page(UUID tenantId, String text, @Nullable UUID after, int limit) {
        return find(tenantId, text, after == null ? BEFORE_ALL : after, null, limit);
    }

    Optional<MemberView> find(UUID tenantId, UUID userId) {
        return find(tenantId, "", BEFORE_ALL, userId, 1).stream().findFirst();
    }

    private List<MemberView> find(UUID tenantId, String text, UUID after, @Nullable UUID only, int limit) {
        var rows = rows(entities.createNativeQuery(PAGE)
                .setParameter("tenant", tenantId)
                .setParameter("powers", POWERS)
                .setParameter("text", text)
                .setParameter("after", after)
                .setParameter("only", only)
                .setParameter("most", limit));
        var users = rows.stream().map(row -> (UUID) row[0]).toList();
        var roles = roles(tenantId, users);
        return rows.stream()
                .map(row -> view(row, roles.getOrDefault((UUID) row[0], List.of())))
                .toList();
    }

    private Map<UUID, List<RoleOfMember>> roles(UUID tenantId, List<UUID> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        var rows = rows(entities.createNativeQuery(ROLES)
                .setParameter("tenant", tenantId)
                .setParameter("powers", POWERS)
                .setParameter("users", users));
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        Collectors.mapping(
                                row -> new RoleOfMember((UUID) row[1], (String) row[2], (Boolean) row[3]),
                                Collectors.toList())));
    }

    private static MemberView view(Object[] row, List<RoleOfMember> roles) {
        var ways = EnumSet.noneOf(Way.class);
        if (row[2] != null) {
            ways.add(Way.DIRECT);
        }
        if ((Boolean) row[3]) {
            ways.add(Way.DISCORD);
        }
        if ((Boolean) row[4]) {
            ways.add(Way.SERVERS);
        }
        return new MemberView((UUID) row[0], (String) row[1], new ArrayList<>(roles), ways, (Instant) row[2]);
    }

    @SuppressWarnings("unchecked") // rows of several columns are arrays
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }
}
