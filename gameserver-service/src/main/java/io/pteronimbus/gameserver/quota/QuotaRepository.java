package io.pteronimbus.gameserver.quota;

import io.pteronimbus.events.TenantChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of limits and of use, one each for a tenant. */
@ApplicationScoped
class QuotaRepository {
    private final EntityManager entities;

    QuotaRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** What the tenant uses; locked until the transaction ends. */
    Amount lockUsage(UUID tenantId) {
        entities.createNativeQuery("insert into tenant_usage (tenant_id) values (:tenant) on conflict do nothing")
                .setParameter("tenant", tenantId)
                .executeUpdate();
        return amount((Object[]) entities.createNativeQuery(
                        "select servers, cpu_millis, memory_mib, disk_mib from tenant_usage where tenant_id = :tenant for update")
                .setParameter("tenant", tenantId)
                .getSingleResult());
    }

    void addUsage(UUID tenantId, Amount change) {
        entities.createNativeQuery("""
                        update tenant_usage set servers = servers + :servers, cpu_millis = cpu_millis + :cpu,
                          memory_mib = memory_mib + :memory, disk_mib = disk_mib + :disk where tenant_id = :tenant
                        """)
                .setParameter("servers", change.servers())
                .setParameter("cpu", change.cpuMillis())
                .setParameter("memory", change.memoryMiB())
                .setParameter("disk", change.diskMiB())
                .setParameter("tenant", tenantId)
                .executeUpdate();
    }

    /** What the tenant uses at this moment; nothing is locked. */
    Amount usage(UUID tenantId) {
        List<?> rows = entities.createNativeQuery(
                        "select servers, cpu_millis, memory_mib, disk_mib from tenant_usage where tenant_id = :tenant")
                .setParameter("tenant", tenantId)
                .getResultList();
        return rows.stream().findFirst().map(row -> amount((Object[]) row)).orElse(Amount.NOTHING);
    }

    /** Empty while tenant-service has not told yet. */
    Optional<Amount> limits(UUID tenantId) {
        List<?> rows = entities.createNativeQuery(
                        "select servers, cpu_millis, memory_mib, disk_mib from tenant_limits where tenant_id = :tenant")
                .setParameter("tenant", tenantId)
                .getResultList();
        return rows.stream().findFirst().map(row -> amount((Object[]) row));
    }

    /** Of the tenants that have servers on a cluster; the default for those that tenant-service has not told of yet. */
    List<TenantLimits> ofCluster(String cluster, Amount byDefault) {
        List<?> rows =
                entities.createNativeQuery("""
                        select t.tenant_id, l.version, l.servers, l.cpu_millis, l.memory_mib, l.disk_mib
                        from (select distinct tenant_id from server where cluster = :cluster) t
                        left join tenant_limits l on l.tenant_id = t.tenant_id
                        order by t.tenant_id
                        """).setParameter("cluster", cluster).getResultList();
        return rows.stream().map(row -> limits((Object[]) row, byDefault)).toList();
    }

    private static TenantLimits limits(Object[] row, Amount byDefault) {
        return row[1] == null
                ? new TenantLimits((UUID) row[0], 0, byDefault)
                : new TenantLimits((UUID) row[0], number(row[1]), amount(Arrays.copyOfRange(row, 2, row.length)));
    }

    /** Whether tenant-service has told of the tenant, and not that it is gone. */
    boolean isKnown(UUID tenantId) {
        return !entities.createNativeQuery("select 1 from tenant_limits where tenant_id = :tenant and not ended")
                .setParameter("tenant", tenantId)
                .getResultList()
                .isEmpty();
    }

    /** False when newer ones are known. */
    boolean saveLimits(TenantChanged event) {
        return entities.createNativeQuery("""
                        insert into tenant_limits (tenant_id, version, servers, cpu_millis, memory_mib, disk_mib, ended)
                        values (:tenant, :version, :servers, :cpu, :memory, :disk, :ended)
                        on conflict (tenant_id) do update set version = excluded.version, servers = excluded.servers,
                          cpu_millis = excluded.cpu_millis, memory_mib = excluded.memory_mib, disk_mib = excluded.disk_mib,
                          ended = excluded.ended
                        where tenant_limits.version <= excluded.version
                        """)
                        .setParameter("tenant", event.tenantId())
                        .setParameter("version", event.version())
                        .setParameter("servers", event.limits().servers())
                        .setParameter("cpu", event.limits().cpuMillis())
                        .setParameter("memory", event.limits().memoryMiB())
                        .setParameter("disk", event.limits().diskMiB())
                        .setParameter("ended", event.change() == TenantChanged.Change.DELETED)
                        .executeUpdate()
                == 1;
    }

    private static Amount amount(Object[] row) {
        return new Amount(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
