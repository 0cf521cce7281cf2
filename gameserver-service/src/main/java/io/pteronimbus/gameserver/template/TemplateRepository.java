package io.pteronimbus.gameserver.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Templates with their current version. Row-level security leaves those of everybody and of the tenant at hand. */
@ApplicationScoped
class TemplateRepository {
    private static final String CURRENT = """
            select t, v from Template t join TemplateVersion v on v.templateId = t.id and v.version = t.version
            """;

    private final EntityManager entities;

    TemplateRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Current(Template template, TemplateVersion version) {}

    /** After a slug in the order of slugs; at most {@code limit}. */
    List<Current> list(@Nullable UUID tenantId, String after, @Nullable String like, int limit) {
        return entities.createQuery(CURRENT + """
                                where (t.tenantId is null or t.tenantId = :tenant) and t.slug > :after
                                  and (:like is null or lower(v.name) like :like escape '\\' or t.slug like :like escape '\\')
                                order by t.slug
                                """, Object[].class)
                .setParameter("tenant", tenantId)
                .setParameter("after", after)
                .setParameter("like", like)
                .setMaxResults(limit)
                .getResultStream()
                .map(TemplateRepository::current)
                .toList();
    }

    /** One that everybody or the tenant has. */
    Optional<Current> find(@Nullable UUID tenantId, UUID id) {
        return one(entities.createQuery(
                        CURRENT + "where t.id = :id and (t.tenantId is null or t.tenantId = :tenant)", Object[].class)
                .setParameter("id", id)
                .setParameter("tenant", tenantId)
                .getResultList());
    }

    /** The tenant's own of that slug before everybody's. */
    Optional<Current> findBySlug(@Nullable UUID tenantId, String slug) {
        return one(entities.createQuery(CURRENT + """
                                        where t.slug = :slug and (t.tenantId is null or t.tenantId = :tenant)
                                        order by case when t.tenantId is null then 1 else 0 end
                                        """, Object[].class)
                .setParameter("slug", slug)
                .setParameter("tenant", tenantId)
                .setMaxResults(1)
                .getResultList());
    }

    Optional<TemplateVersion> version(UUID templateId, int version) {
        return Optional.ofNullable(entities.find(TemplateVersion.class, new TemplateVersion.Key(templateId, version)));
    }

    Optional<Template> global(String slug) {
        return entities.createQuery("from Template t where t.slug = :slug and t.tenantId is null", Template.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    void add(Template template) {
        entities.persist(template);
    }

    void add(TemplateVersion version) {
        entities.persist(version);
    }

    /** One replica at a time until the transaction ends. */
    void lockBuiltIns() {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext(current_schema()), hashtext('templates'))")
                .getSingleResult();
    }

    private static Optional<Current> one(List<Object[]> rows) {
        return rows.stream().findFirst().map(TemplateRepository::current);
    }

    private static Current current(Object[] row) {
        return new Current((Template) row[0], (TemplateVersion) row[1]);
    }
}
