package io.pteronimbus.tenant.guild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.GuildChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Who is in the guild of the tenant that was entered, and who was not long ago. In a transaction, and one at a time for a tenant. A row
 * and the note of who left take what is heard under the same rule, that of {@link Heard}.
 */
@ApplicationScoped
class GuildMemberRepository {
    /** Longer than anything that was asked can be under way. */
    static final Duration LEFT_KEPT_FOR = Duration.ofHours(3);

    /** Whether a row, or a note of who left, has to take what is heard now. */
    private static final String YIELDS = """
            case when :told then (%1$s.told_at is null or %1$s.told_at <= :at) and %1$s.checked_at <= :upTo
              else %1$s.heard <= :number end""";

    /** A page of JSON as rows, their roles in order; answers those whose roles are others than before. */
    private static final String PUT = """
            with told as (
              select e ->> 'userId' as user_id, e ->> 'name' as name,
                array(select r from jsonb_array_elements_text(e -> 'roleIds') r order by r) as role_ids
              from jsonb_array_elements(cast(:page as jsonb)) e),
            news as (
              select told.*, gone.told_at as gone_told_at, known.role_ids is distinct from told.role_ids as changed
              from told
              left join guild_member known on known.tenant_id = :tenant and known.user_id = told.user_id
              left join guild_member_gone gone on gone.tenant_id = :tenant and gone.user_id = told.user_id
              where (known.user_id is null or %s) and (gone.user_id is null or %s)),
            back as (
              delete from guild_member_gone gone using news where gone.tenant_id = :tenant and gone.user_id = news.user_id),
            put as (
              insert into guild_member (tenant_id, user_id, name, role_ids, checked_at, told_at, heard)
              select :tenant, user_id, name, role_ids, :at, case when :told then :at else gone_told_at end, :number
              from news order by user_id
              on conflict (tenant_id, user_id) do update
                set name = excluded.name, role_ids = excluded.role_ids,
                  checked_at = greatest(guild_member.checked_at, excluded.checked_at),
                  told_at = greatest(guild_member.told_at, excluded.told_at),
                  heard = greatest(guild_member.heard, excluded.heard))
            select user_id from news where changed
            """.formatted(YIELDS.formatted("known"), YIELDS.formatted("gone"));

    /** Notes that they are no members, also of those who never were; answers those who were. */
    private static final String REMOVE = """
            with told as (select jsonb_array_elements_text(cast(:page as jsonb)) as user_id),
            news as (
              select told.user_id, known.user_id is not null as was, known.told_at from told
              left join guild_member known on known.tenant_id = :tenant and known.user_id = told.user_id
              where known.user_id is null or %s),
            left_now as (
              delete from guild_member known using news where known.tenant_id = :tenant and known.user_id = news.user_id),
            noted as (
              insert into guild_member_gone as gone (tenant_id, user_id, checked_at, told_at, heard)
              select :tenant, user_id, :at, case when :told then :at else told_at end, :number from news order by user_id
              on conflict (tenant_id, user_id) do update
                set checked_at = greatest(gone.checked_at, excluded.checked_at),
                  told_at = greatest(gone.told_at, excluded.told_at),
                  heard = greatest(gone.heard, excluded.heard), noted_at = now())
            select user_id from news where was
            """.formatted(YIELDS.formatted("known"));

    private final EntityManager entities;
    private final ObjectMapper json;

    GuildMemberRepository(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /**
     * Keeps what was heard, but where something newer was. Answers the Discord ids of those for whom it makes a difference: they
     * are new, or have other roles.
     */
    List<String> put(UUID tenantId, List<GuildChanged.Member> told, Heard heard) {
        return take(PUT, tenantId, told, heard);
    }

    /** The Discord ids of those who were known as members, and of whom nothing newer was heard. */
    List<String> remove(UUID tenantId, Collection<String> userIds, Heard heard) {
        return take(REMOVE, tenantId, userIds, heard);
    }

    @SuppressWarnings("unchecked") // the queries have the one column
    private List<String> take(String sql, UUID tenantId, Collection<?> page, Heard heard) {
        return query(sql, tenantId)
                .setParameter("page", write(page))
                .setParameter("told", heard.told())
                .setParameter("at", heard.at())
                .setParameter("upTo", heard.upTo())
                .setParameter("number", heard.number())
                .getResultList();
    }

    private Query query(String sql, UUID tenantId) {
        return entities.createNativeQuery(sql, String.class).setParameter("tenant", tenantId);
    }

    private String write(Collection<?> page) {
        try {
            return json.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("members cannot be written as JSON", e);
        }
    }

    /** The Discord ids of members nothing was heard of since that number: after all were read, those who are gone. */
    @SuppressWarnings("unchecked") // the query has the one column
    List<String> notHeardOfSince(UUID tenantId, long number, int most) {
        return query(
                        "select user_id from guild_member where tenant_id = :tenant and heard < :number order by user_id limit :most",
                        tenantId)
                .setParameter("number", number)
                .setParameter("most", most)
                .getResultList();
    }

    /** Forgets those who left so long ago that no older word can come any more. */
    void forgetWhoLeft(UUID tenantId) {
        entities.createNativeQuery(
                        "delete from guild_member_gone where tenant_id = :tenant and noted_at < now() - cast(:age as interval)")
                .setParameter("tenant", tenantId)
                .setParameter("age", LEFT_KEPT_FOR.toString())
                .executeUpdate();
    }
}
