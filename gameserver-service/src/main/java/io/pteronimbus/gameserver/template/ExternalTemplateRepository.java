package io.pteronimbus.gameserver.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Templates that were not made here. Those that are gone are none of them. */
@ApplicationScoped
class ExternalTemplateRepository {
    private static final String PRESENT = "t.external.resourceUid is not null and t.goneAt is null";

    private final EntityManager entities;

    ExternalTemplateRepository(EntityManager entities) {
        this.entities = entities;
    }

    record Present(UUID id, UUID tenantId, String resourceUid) {}

    List<Present> presentIn(String cluster) {
        return entities.createQuery(
                        "select new io.pteronimbus.gameserver.template.ExternalTemplateRepository$Present("
                                + "t.id, t.tenantId, t.external.resourceUid) from Template t where " + PRESENT
                                + " and t.external.cluster = :cluster",
                        Present.class)
                .setParameter("cluster", cluster)
                .getResultList();
    }

    boolean isCluster(String name) {
        return !entities.createNativeQuery("select 1 from cluster where name = :name")
                .setParameter("name", name)
                .getResultList()
                .isEmpty();
    }

    long countOf(UUID tenantId) {
        return entities.createQuery(
                        "select count(t) from Template t where " + PRESENT + " and t.tenantId = :tenant", Long.class)
                .setParameter("tenant", tenantId)
                .getSingleResult();
    }

    long count() {
        return entities.createQuery("select count(t) from Template t where " + PRESENT, Long.class)
                .getSingleResult();
    }

    List<UUID> idsOf(UUID tenantId) {
        return entities.createQuery("select t.id from Template t where t.tenantId = :tenant order by t.id", UUID.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }
}
