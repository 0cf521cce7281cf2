package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.TenantChanged.Limits;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Enumerated(EnumType.STRING)
    private TenantStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_reason")
    private @Nullable SuspensionReason statusReason;

    @Column(name = "delete_at")
    private @Nullable Instant deleteAt;

    private String locale;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "default_template_id")
    private @Nullable UUID defaultTemplateId;

    @Column(name = "require_second_factor")
    private boolean requireSecondFactor;

    protected Tenant() {}

    Tenant(UUID id, String name, Slug slug, Limits limits, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.slug = slug.text();
        this.createdAt = createdAt;
        this.version = 1;
        this.rbacVersion = 1;
        this.status = TenantStatus.ACTIVE;
        this.locale = "en";
        this.timeZone = "UTC";
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

    public TenantStatus status() {
        return status;
    }

    /** Null unless the tenant is suspended, or was when it was decided that it goes. */
    public @Nullable SuspensionReason statusReason() {
        return statusReason;
    }

    /** When it will be gone; null unless it waits for its deletion. */
    public @Nullable Instant deleteAt() {
        return deleteAt;
    }

    /** Whether nobody gets in without a second factor. */
    public boolean isSecondFactorRequired() {
        return requireSecondFactor;
    }

    TenantSettings settings() {
        return new TenantSettings(locale, timeZone, defaultTemplateId, requireSecondFactor);
    }

    void apply(TenantSettings settings) {
        this.locale = settings.locale();
        this.timeZone = settings.timeZone();
        this.defaultTemplateId = settings.defaultTemplateId();
        this.requireSecondFactor = settings.requireSecondFactor();
    }

    /** False when it is to be deleted, or suspended for that reason, or by an administrator, already. */
    boolean suspend(SuspensionReason reason) {
        if (status == TenantStatus.DELETING
                || statusReason == reason
                || statusReason == SuspensionReason.ADMINISTRATOR) {
            return false;
        }
        status = TenantStatus.SUSPENDED;
        statusReason = reason;
        return true;
    }

    /** False when it is not suspended for that reason. */
    boolean resume(SuspensionReason reason) {
        if (status != TenantStatus.SUSPENDED || statusReason != reason) {
            return false;
        }
        status = TenantStatus.ACTIVE;
        statusReason = null;
        return true;
    }

    void deleteAt(Instant when) {
        status = TenantStatus.DELETING;
        deleteAt = when;
    }

    boolean isDue(Instant now) {
        return deleteAt != null && !deleteAt.isAfter(now);
    }

    /** Lets it live again, suspended if it was before. */
    void keep() {
        status = statusReason == null ? TenantStatus.ACTIVE : TenantStatus.SUSPENDED;
        deleteAt = null;
    }

    /** Takes other limits. */
    public void limit(Limits limits) {
        this.maxServers = limits.servers();
        this.maxCpuMillis = limits.cpuMillis();
        this.maxMemoryMib = limits.memoryMiB();
        this.maxDiskMib = limits.diskMiB();
        this.maxBackups = limits.backups();
    }

    void rename(String name) {
        this.name = name;
    }

    void moveTo(Slug slug) {
        this.slug = slug.text();
    }

    public Target toTarget() {
        return new Target("tenant", id.toString(), name);
    }
}
