package io.pteronimbus.tenant.tenant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tenants; one sees just the one that was entered, or all in the system context. */
@ApplicationScoped
public class TenantRepository implements PanacheRepositoryBase<Tenant, UUID> {
    private static final String AFTER = "(lower(t.name) > lower(?2) or (lower(t.name) = lower(?2) and t.id > ?3))";
    private static final String NAMED = "(locate(lower(?1), lower(t.name)) > 0 or locate(lower(?1), t.slug) > 0)";
    private static final String ORDER = " order by lower(t.name), t.id";

    /** Empty when there is no such tenant. */
    public Optional<Long> rbacVersion(UUID tenantId) {
        return getEntityManager()
                .createQuery("select t.rbacVersion from Tenant t where t.id = :id", Long.class)
                .setParameter("id", tenantId)
                .getResultStream()
                .findFirst();
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

    /** Those that are seen and that person is a member of, by name. */
    List<Tenant> pageOf(UUID userId, String text, TenantPosition after, int limit) {
        var membership = " and exists (select 1 from Member m where m.tenantId = t.id and m.userId = ?4)";
        return find(
                        "from Tenant t where " + NAMED + " and " + AFTER + membership + ORDER,
                        text,
                        after.name(),
                        after.id(),
                        userId)
                .page(0, limit)
                .list();
    }
}
