package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.TenantChanged.Limits;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A group of people with game servers of their own. */
@Entity
@Table(name = "tenant")
public class Tenant {
    @Id
    private UUID id;

    private String name;

    private String slug;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    @Column(name = "rbac_version")
    private long rbacVersion;

    @Column(name = "max_servers")
    private int maxServers;

    @Column(name = "max_cpu_millis")
    private int maxCpuMillis;

    @Column(name = "max_memory_mib")
    private int maxMemoryMib;

    @Column(name = "max_disk_mib")
    private int maxDiskMib;

    @Column(name = "max_backups")
    private int maxBackups;

    protected Tenant() {}

    Tenant(UUID id, String name, Slug slug, Limits limits, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.slug = slug.text();
        this.createdAt = createdAt;
        this.version = 1;
        this.rbacVersion = 1;
        this.maxServers = limits.servers();
        this.maxCpuMillis = limits.cpuMillis();
        this.maxMemoryMib = limits.memoryMiB();
        this.maxDiskMib = limits.diskMiB();
        this.maxBackups = limits.backups();
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String slug() {
        return slug;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Grows with every change of the tenant itself. */
    public long version() {
        return version;
    }

    /** Grows with every change of what anybody may do in it. */
    public long rbacVersion() {
        return rbacVersion;
    }

    public Limits limits() {
        return new Limits(maxServers, maxCpuMillis, maxMemoryMib, maxDiskMib, maxBackups);
    }

    void rename(String name) {
        this.name = name;
    }

    void moveTo(Slug slug) {
        this.slug = slug.text();
    }

    Target toTarget() {
        return new Target("tenant", id.toString(), name);
    }
}
