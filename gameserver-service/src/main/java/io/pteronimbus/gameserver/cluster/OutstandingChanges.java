package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.gameserver.cluster.ClusterView.Outstanding;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Knows which changes the controllers have not yet said to hold. A named system job: it counts over all tenants. */
@ApplicationScoped
public class OutstandingChanges {
    private final EntityManager entities;
    private final TenantContext tenant;

    OutstandingChanges(EntityManager entities, TenantContext tenant) {
        this.entities = entities;
        this.tenant = tenant;
    }

    /** Of the clusters that have any. */
    @ActivateRequestContext
    Map<String, Outstanding> byCluster() {
        return tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(this::count));
    }

    private Map<String, Outstanding> count() {
        List<?> rows = entities.createNativeQuery("""
                        select s.cluster, count(*), min(s.intent_at) from server s left join server_ack a on a.server_id = s.id
                        where s.resource_name is null and (a.generation is null or a.generation < s.generation) group by s.cluster
                        """, Object[].class).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> (String) row[0],
                        row -> new Outstanding(((Number) row[1]).longValue(), (Instant) row[2])));
    }

    /** The controller of a cluster holds these generations. What is not a server of that cluster is passed over. */
    @ActivateRequestContext
    public void acknowledged(String cluster, Map<UUID, Long> generations) {
        var told = List.copyOf(generations.entrySet());
        var ids = told.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
        var numbers = told.stream().map(Map.Entry::getValue).toArray(Long[]::new);
        tenant.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("""
                        insert into server_ack (server_id, generation)
                        select s.id, least(told.generation, s.generation)
                        from unnest(:ids, :generations) told(id, generation) join server s on s.id = told.id and s.cluster = :cluster
                        order by s.id
                        on conflict (server_id) do update set generation = excluded.generation
                          where server_ack.generation < excluded.generation
                        """)
                        .setParameter("ids", ids)
                        .setParameter("generations", numbers)
                        .setParameter("cluster", cluster)
                        .executeUpdate()));
    }
}
