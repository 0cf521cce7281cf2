package io.pteronimbus.tenant.tenant;

import io.pteronimbus.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tenants; one sees just the one that was entered, or all in the system context. */
@ApplicationScoped
public class TenantRepository implements PanacheRepositoryBase<Tenant, UUID> {
    private static final String AFTER = "(lower(t.name) > lower(?2) or (lower(t.name) = lower(?2) and t.id > ?3))";
    private static final String NAMED = "(locate(lower(?1), lower(t.name)) > 0 or locate(lower(?1), t.slug) > 0)";
    private static final String ORDER = " order by lower(t.name), t.id";

    /** Throws 404 when there is no such tenant. */
    public Tenant get(UUID tenantId) {
        return findByIdOptional(tenantId).orElseThrow(() -> ProblemException.notFound("tenant"));
    }

    /** The version of the tenant's rules; nobody else changes them until the transaction ends. Empty when there is no such tenant. */
    public Optional<Long> lockRbac(UUID tenantId) {
        return Optional.ofNullable((Long) getEntityManager()
                .createNativeQuery("select rbac_version from tenant where id = :id for update", Long.class)
                .setParameter("id", tenantId)
                .getSingleResultOrNull());
    }

    /** The rules changed; the tenant itself did not, and keeps its version. */
    public void raiseRbac(UUID tenantId, long version) {
        getEntityManager()
                .createNativeQuery("update tenant set rbac_version = :version where id = :id")
                .setParameter("version", version)
                .setParameter("id", tenantId)
                .executeUpdate();
    }

    /** False when the slug is taken, by a tenant seen or unseen, however close two come. */
    boolean insert(Tenant tenant) {
        var limits = tenant.limits();
        return getEntityManager()
                        .createNativeQuery("""
                                insert into tenant (id, name, slug, created_at, version, rbac_version,
                                    max_servers, max_cpu_millis, max_memory_mib, max_disk_mib, max_backups)
                                values (:id, :name, :slug, :at, :version, :rbac, :servers, :cpu, :memory, :disk, :backups)
                                on conflict on constraint tenant_slug_unique do nothing
                                """)
                        .setParameter("id", tenant.id())
                        .setParameter("name", tenant.name())
                        .setParameter("slug", tenant.slug())
                        .setParameter("at", tenant.createdAt())
                        .setParameter("version", tenant.version())
                        .setParameter("rbac", tenant.rbacVersion())
                        .setParameter("servers", limits.servers())
                        .setParameter("cpu", limits.cpuMillis())
                        .setParameter("memory", limits.memoryMiB())
                        .setParameter("disk", limits.diskMiB())
                        .setParameter("backups", limits.backups())
                        .executeUpdate()
                == 1;
    }

    /** Those that are seen, by name. */
    List<Tenant> page(String text, TenantPosition after, int limit) {
        return find("from Tenant t where " + NAMED + " and " + AFTER + ORDER, text, after.name(), after.id())
                .page(0, limit)
                .list();
    }

    /** Those of the ids that are seen, by name. */
    List<Tenant> page(String text, TenantPosition after, int limit, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var query = "from Tenant t where " + NAMED + " and " + AFTER + " and t.id in ?4" + ORDER;
        return find(query, text, after.name(), after.id(), ids).page(0, limit).list();
    }

    /** Tenants whose time is over; seen in the system context alone. */
    List<UUID> toDelete(Instant now, int most) {
        return find("deleteAt <= ?1 order by deleteAt", now).page(0, most).stream()
                .map(Tenant::id)
                .toList();
    }
}
