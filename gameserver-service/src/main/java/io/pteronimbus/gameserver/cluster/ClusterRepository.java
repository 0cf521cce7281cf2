package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.gameserver.search.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clusters and the tokens to enrol them, in the database. */
@ApplicationScoped
class ClusterRepository {
    private final EntityManager entities;

    ClusterRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(Cluster cluster) {
        entities.persist(cluster);
        entities.flush();
    }

    void remove(Cluster cluster) {
        entities.remove(cluster);
        entities.flush();
    }

    Optional<Cluster> find(String name) {
        return Optional.ofNullable(entities.find(Cluster.class, name));
    }

    /** As it is now, and nobody else changes it until the transaction ends. */
    Optional<Cluster> lock(String name) {
        var cluster = Optional.ofNullable(entities.find(Cluster.class, name, LockModeType.PESSIMISTIC_WRITE));
        cluster.ifPresent(entities::refresh);
        return cluster;
    }

    List<Cluster> all() {
        return entities.createQuery("from Cluster c order by c.name", Cluster.class)
                .getResultList();
    }

    List<Cluster> list(@Nullable String after, @Nullable String text, int limit) {
        return entities.createQuery(
                        "from Cluster c where c.name > :after and c.name like :like escape '\\' order by c.name",
                        Cluster.class)
                .setParameter("after", after == null ? "" : after)
                .setParameter("like", text == null ? "%" : SearchText.like(text))
                .setMaxResults(limit)
                .getResultList();
    }

    /** @param tokenSha256 in hex */
    Optional<Enrolment> lockEnrolment(String tokenSha256) {
        return Optional.ofNullable(entities.find(Enrolment.class, tokenSha256, LockModeType.PESSIMISTIC_WRITE));
    }

    void add(Enrolment enrolment) {
        entities.persist(enrolment);
    }

    /** Tokens of that cluster that nobody used, and all that ran out long ago. */
    void forgetTokens(String cluster, Instant before) {
        entities.createQuery(
                        "delete from Enrolment e where (e.cluster = :cluster and e.usedAt is null) or e.expiresAt < :before")
                .setParameter("cluster", cluster)
                .setParameter("before", before)
                .executeUpdate();
    }
}
