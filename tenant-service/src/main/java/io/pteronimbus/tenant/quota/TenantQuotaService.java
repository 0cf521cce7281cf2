package io.pteronimbus.tenant.quota;

import io.pteronimbus.events.TenantChanged.Limits;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.tenant.tenant.TenantLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** How much a tenant may use. Lower limits than what is used stop what is new, never what runs: gameserver-service sees to that. */
@ApplicationScoped
class TenantQuotaService {
    private final TenantLimits tenants;
    private final CeilingConfig config;
    private final Audit audit;

    TenantQuotaService(TenantLimits tenants, CeilingConfig config, Audit audit) {
        this.tenants = tenants;
        this.config = config;
        this.audit = audit;
    }

    @Transactional
    QuotaView view(UUID tenantId) {
        var limits = tenants.get(tenantId);
        return new QuotaView(Plan.of(limits), limits, ceiling());
    }

    /** Throws 403 for owners who want more than the ceiling. */
    @Transactional
    QuotaView change(Caller caller, UUID tenantId, QuotaRequest request) {
        var wanted = request.wanted();
        var before = tenants.get(tenantId);
        if (!caller.superAdmin() && exceeds(wanted, before)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "More than the plan " + config.plan() + " is for super administrators to give.");
        }
        if (!wanted.equals(before)) {
            var target = tenants.set(tenantId, wanted);
            audit.success(tenantId, "quota:update", target, fields(before), fields(wanted));
        }
        return view(tenantId);
    }

    /** What is above the ceiling already may stay, and be lowered. */
    private boolean exceeds(Limits wanted, Limits before) {
        var most = ceiling();
        return wanted.servers() > Math.max(most.servers(), before.servers())
                || wanted.cpuMillis() > Math.max(most.cpuMillis(), before.cpuMillis())
                || wanted.memoryMiB() > Math.max(most.memoryMiB(), before.memoryMiB())
                || wanted.diskMiB() > Math.max(most.diskMiB(), before.diskMiB())
                || wanted.backups() > Math.max(most.backups(), before.backups());
    }

    private Limits ceiling() {
        return config.plan().limits();
    }

    private static Map<String, Object> fields(Limits limits) {
        return Map.of(
                "servers", limits.servers(),
                "cpuMillis", limits.cpuMillis(),
                "memoryMiB", limits.memoryMiB(),
                "diskMiB", limits.diskMiB(),
                "backups", limits.backups());
    }
}
