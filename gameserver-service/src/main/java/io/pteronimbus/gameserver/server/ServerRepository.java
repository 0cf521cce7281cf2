package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerStats;
import io.pteronimbus.gameserver.search.SearchText;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.ServerReach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Servers in the database. Row-level security leaves those of the tenant at hand, or all to a system job. */
@ApplicationScoped
class ServerRepository {
    /** Those that were made here, and so can be changed here. */
    private static final String OURS = " and s.external.resourceName is null";

    private static final String NOT_OURS = " and s.external.resourceName is not null";

    private final EntityManager entities;

    ServerRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(Server server) {
        entities.persist(server);
        entities.flush();
    }

    void remove(Server server) {
        entities.remove(server);
    }

    Optional<Server> find(UUID tenantId, UUID id) {
        return ofTenant(tenantId, entities.find(Server.class, id));
    }

    /** Nobody else changes the server until the transaction ends. */
    Optional<Server> lock(UUID tenantId, UUID id) {
        return ofTenant(tenantId, entities.find(Server.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Of any tenant, for system jobs; not kept, so that a lock taken later reads it anew. */
    Optional<UUID> tenantOf(UUID id) {
        return entities.createQuery("select s.tenantId from Server s where s.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Throws 409 {@code name-taken} when another server of the tenant has it. */
    void requireNameFree(UUID tenantId, ServerName name, @Nullable UUID exceptId) {
        if (nameIsTaken(tenantId, name.key(), exceptId)) {
            throw new ProblemException(
                    ProblemType.NAME_TAKEN, "Another server of this tenant is called that. Choose another name.");
        }
    }

    private boolean nameIsTaken(UUID tenantId, String nameKey, @Nullable UUID exceptId) {
        return !entities.createQuery(
                        "select 1 from Server s where s.tenantId = :tenant and s.nameKey = :key and s.id <> :except"
                                + OURS,
                        Integer.class)
                .setParameter("tenant", tenantId)
                .setParameter("key", nameKey)
                .setParameter("except", exceptId == null ? new UUID(0, 0) : exceptId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    List<Server> list(
            UUID tenantId,
            ServerReach reach,
            ServerSort sort,
            ServerSort.@Nullable Position after,
            @Nullable String text,
            ServerChoice which,
            int limit) {
        var hql = new StringBuilder("from Server s where s.tenantId = :tenant");
        if (!reach.everywhere()) {
            hql.append(" and array_contains(:reach, s.id)");
        }
        if (which.origin() != null) {
            hql.append(which.origin() == ServerOrigin.PANEL ? OURS : NOT_OURS);
        }
        if (which.templateId() != null) {
            hql.append(" and s.templateId = :template");
        }
        if (!which.tags().keys().isEmpty()) {
            hql.append(" and array_contains(s.tags.keys, :tags)");
        }
        if (text != null) {
            hql.append(" and (s.nameKey like :like escape '\\'"
                    + " or array_to_string(s.tags.keys, '\n') like :like escape '\\')");
        }
        if (after != null) {
            hql.append(sort.after());
        }
        var query = entities.createQuery(hql + sort.orderBy(), Server.class)
                .setParameter("tenant", tenantId)
                .setMaxResults(limit);
        if (!reach.everywhere()) {
            query.setParameter("reach", reach.servers().toArray(UUID[]::new));
        }
        if (which.templateId() != null) {
            query.setParameter("template", which.templateId());
        }
        if (!which.tags().keys().isEmpty()) {
            query.setParameter("tags", which.tags().keys().toArray(String[]::new));
        }
        if (text != null) {
            query.setParameter("like", SearchText.like(ServerName.of(text).key()));
        }
        if (after != null) {
            query.setParameter("value", after.value()).setParameter("id", after.id());
        }
        return query.getResultList();
    }

    /** Those of the ids that are of the tenant's servers. */
    Set<UUID> existing(UUID tenantId, Collection<UUID> ids) {
        return entities.createQuery(
                        "select s.id from Server s where s.tenantId = :tenant and array_contains(:ids, s.id)",
                        UUID.class)
                .setParameter("tenant", tenantId)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultStream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of the tenant's servers that were made here, in their order. */
    List<UUID> idsOf(UUID tenantId, UUID after, int limit) {
        return entities.createQuery(
                        "select s.id from Server s where s.tenantId = :tenant and s.id > :after" + OURS
                                + " order by s.id",
                        UUID.class)
                .setParameter("tenant", tenantId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those of the cluster that changed after a revision, oldest change first. */
    List<Server> changedAfter(String cluster, long revision, int limit) {
        return entities.createQuery(
                        "from Server s where s.cluster = :cluster and s.revision > :revision" + OURS
                                + " order by s.revision",
                        Server.class)
                .setParameter("cluster", cluster)
                .setParameter("revision", revision)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those of the cluster that were made here, in the order of ids. */
    List<Server> ofCluster(String cluster, UUID after, int limit) {
        return entities.createQuery(
                        "from Server s where s.cluster = :cluster and s.id > :after" + OURS + " order by s.id",
                        Server.class)
                .setParameter("cluster", cluster)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Those of the cluster that were not made here. */
    List<Server> externalOf(String cluster) {
        return entities.createQuery(
                        "from Server s where s.cluster = :cluster and s.external.resourceName is not null",
                        Server.class)
                .setParameter("cluster", cluster)
                .getResultList();
    }

    long countExternal() {
        return entities.createQuery(
                        "select count(s) from Server s where s.external.resourceName is not null", Long.class)
                .getSingleResult();
    }

    long countExternalOf(UUID tenantId) {
        return entities.createQuery(
                        "select count(s) from Server s where s.tenantId = :tenant and s.external.resourceName is not null",
                        Long.class)
                .setParameter("tenant", tenantId)
                .getSingleResult();
    }

    /** Writes what is news, beside the entity: who changes the server meanwhile does not take it back. */
    void setPlayers(Server server, ServerStats.@Nullable Players players, Instant at) {
        if (!SeenPlayers.isNews(server, players)) {
            return;
        }
        var numbers =
                players == null ? "null, players_max = null" : players.online() + ", players_max = " + players.max();
        entities.createNativeQuery(
                        "update server set players_at = :at, players_online = " + numbers + " where id = :id")
                .setParameter("at", at)
                .setParameter("id", server.id)
                .executeUpdate();
    }

    Map<String, Long> countByState() {
        return entities.createQuery(
                        "select cast(s.state as string), count(s) from Server s group by s.state", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    private static Optional<Server> ofTenant(UUID tenantId, @Nullable Server server) {
        return Optional.ofNullable(server).filter(s -> s.tenantId.equals(tenantId));
    }
}
