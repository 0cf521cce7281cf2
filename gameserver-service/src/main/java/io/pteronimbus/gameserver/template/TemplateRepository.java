package io.pteronimbus.gameserver.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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

    /** After a slug and an id in that order, without those that are gone; at most {@code limit}. Specs, which may be large, are not read. */
    List<TemplateBrief> list(@Nullable UUID tenantId, TemplateKey after, @Nullable String like, int limit) {
        return entities.createQuery("""
                        select new io.pteronimbus.gameserver.template.TemplateBrief(
                            t, v.version, v.name, v.description, v.game, v.tags, v.createdAt)
                        from Template t join TemplateVersion v on v.templateId = t.id and v.version = t.version
                        where (t.tenantId is null or t.tenantId = :tenant) and t.goneAt is null
                          and (t.slug > :slug or (t.slug = :slug and t.id > :id))
                          and (:like is null or lower(v.name) like :like escape '\\' or t.slug like :like escape '\\'
                               or lower(v.tags) like :like escape '\\')
                        order by t.slug, t.id
                        """, TemplateBrief.class)
                .setParameter("tenant", tenantId)
                .setParameter("slug", after.slug())
                .setParameter("id", after.id())
                .setParameter("like", like)
                .setMaxResults(limit)
                .getResultList();
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
                                        where t.slug = :slug and (t.tenantId is null or t.tenantId = :tenant) and t.goneAt is null
                                        order by case when t.tenantId is null then 1 else 0 end
                                        """, Object[].class)
                .setParameter("slug", slug)
                .setParameter("tenant", tenantId)
                .setMaxResults(1)
                .getResultList());
    }

    /** Nobody else changes the template until the transaction ends. */
    Optional<Template> lock(UUID id) {
        return Optional.ofNullable(entities.find(Template.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** As {@link #lock}, for one that servers may outlive; empty for any other, which need not be locked. */
    Optional<Template> lockIfMayEnd(UUID id) {
        return entities.createQuery("from Template t where t.id = :id and t.tenantId is not null", Template.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<TemplateVersion> version(UUID templateId, int version) {
        return Optional.ofNullable(entities.find(TemplateVersion.class, new TemplateVersion.Key(templateId, version)));
    }

    /** The newest first, those before a number. */
    List<VersionView> versions(UUID templateId, int before, int limit) {
        return entities.createQuery("""
                        select new io.pteronimbus.gameserver.template.VersionView(v.version, v.name, v.note, v.author, v.createdAt)
                        from TemplateVersion v where v.templateId = :id and v.version < :before order by v.version desc
                        """, VersionView.class)
                .setParameter("id", templateId)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<Template> global(String slug) {
        return entities.createQuery("from Template t where t.slug = :slug and t.tenantId is null", Template.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    /** Slugs of that tenant, or of everybody, that begin like this one. */
    List<String> slugsLike(@Nullable UUID tenantId, String slug) {
        return entities.createQuery("""
                        select t.slug from Template t where t.slug like :slug
                          and (t.tenantId = :tenant or (t.tenantId is null and :tenant is null))
                        """, String.class)
                .setParameter("slug", slug + "%")
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    /** How many servers follow the template. */
    long servers(UUID templateId) {
        return (Long) entities.createNativeQuery("select count(*) from server where template_id = :id", Long.class)
                .setParameter("id", templateId)
                .getSingleResult();
    }

    void add(Template template) {
        entities.persist(template);
    }

    void add(TemplateVersion version) {
        entities.persist(version);
    }

    void remove(Template template) {
        entities.createQuery("delete from TemplateVersion v where v.templateId = :id")
                .setParameter("id", template.id)
                .executeUpdate();
        entities.remove(template);
    }

    void flush() {
        entities.flush();
    }

    /** One at a time makes templates of that owner until the transaction ends. */
    void lockNames(@Nullable UUID tenantId) {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext(current_schema() || 'templates'), hashtext(:owner))")
                .setParameter("owner", String.valueOf(tenantId))
                .getSingleResult();
    }

    /** One replica at a time until the transaction ends. */
    void lockBuiltIns() {
        lockNames(null);
    }

    private static Optional<Current> one(List<Object[]> rows) {
        return rows.stream().findFirst().map(TemplateRepository::current);
    }

    private static Current current(Object[] row) {
        return new Current((Template) row[0], (TemplateVersion) row[1]);
    }
}
