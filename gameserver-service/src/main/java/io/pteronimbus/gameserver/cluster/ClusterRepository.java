package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.gameserver.search.SearchText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Clusters and the tokens to enrol them, in the database. */
@ApplicationScoped
class ClusterRepository {
    private static final String PRIMARY_KEY = "cluster_pkey";

    private final EntityManager entities;

    ClusterRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** False when somebody else has just added one of that name; the transaction can then only be given up. */
    boolean add(Cluster cluster) {
        entities.persist(cluster);
        try {
            entities.flush();
            return true;
        } catch (ConstraintViolationException e) {
            if (PRIMARY_KEY.equals(e.getConstraintName())) {
                return false;
            }
            throw e;
        }
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
