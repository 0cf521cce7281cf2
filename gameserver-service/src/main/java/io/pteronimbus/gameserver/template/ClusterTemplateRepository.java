package io.pteronimbus.gameserver.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Templates as clusters have them. */
@ApplicationScoped
class ClusterTemplateRepository {
    private static final String TOLD = """
            from template t join template_version v on v.template_id = t.id and v.version = t.version
            where t.scope <> 'EXTERNAL'
              and (t.tenant_id is null
                   or t.tenant_id in (select distinct s.tenant_id from server s where s.cluster = :cluster))
            """;

    private final EntityManager entities;

    ClusterTemplateRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** By id. Specs, which may be large, are not read. */
    List<ToldTemplate> of(String cluster) {
        List<?> rows = entities.createNativeQuery(
                        "select t.id, t.tenant_id, t.slug, t.version, v.content_hash, false " + TOLD + """
                        union all
                        select template_id, tenant_id, slug, version, '', true from template_removal where cluster = :cluster
                        order by 1
                        """,
                        Object[].class)
                .setParameter("cluster", cluster)
                .getResultList();
        return rows.stream().map(row -> told((Object[]) row)).toList();
    }

    Optional<ToldTemplate.Content> content(String cluster, UUID id) {
        List<?> rows = entities.createNativeQuery(
                        "select t.id, t.tenant_id, t.slug, t.version, v.content_hash, false, v.name, v.description,"
                                + " cast(v.spec as text) " + TOLD + """
                        and t.id = :id
                        union all
                        select template_id, tenant_id, slug, version, '', true, '', '', null from template_removal
                        where cluster = :cluster and template_id = :id
                        """,
                        Object[].class)
                .setParameter("cluster", cluster)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().findFirst().map(row -> content((Object[]) row));
    }

    boolean left(String cluster, UUID id) {
        return entities.createNativeQuery("delete from template_removal where cluster = :cluster and template_id = :id")
                        .setParameter("cluster", cluster)
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    /** It is to leave all clusters there are. */
    void leave(Template template) {
        entities.createNativeQuery("""
                        insert into template_removal (cluster, template_id, tenant_id, slug, version)
                        select name, :id, cast(:tenant as uuid), :slug, :version from cluster
                        on conflict do nothing
                        """)
                .setParameter("id", template.id)
                .setParameter("tenant", text(template.tenantId))
                .setParameter("slug", template.slug)
                .setParameter("version", template.version)
                .executeUpdate();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static ToldTemplate told(Object[] row) {
        return new ToldTemplate(
                (UUID) row[0], (UUID) row[1], (String) row[2], ((Number) row[3]).intValue(), (String) row[4], (Boolean)
                        row[5]);
    }

    private static ToldTemplate.Content content(Object[] row) {
        return new ToldTemplate.Content(told(row), (String) row[6], (String) row[7], (String) row[8]);
    }
}
