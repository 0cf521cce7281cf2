package io.pteronimbus.gameserver.quota;

import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Counts what a tenant uses, against the limits tenant-service told. */
@ApplicationScoped
public class QuotaService {
    private final QuotaRepository quotas;
    private final QuotaConfig defaults;

    QuotaService(QuotaRepository quotas, QuotaConfig defaults) {
        this.quotas = quotas;
        this.defaults = defaults;
    }

    /** Nobody else changes the tenant's use, or its servers' names, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID tenantId) {
        quotas.lockUsage(tenantId);
    }

    /** Adds to what the tenant uses. Throws 409 {@code quota-exceeded} when that is more than it may. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void take(UUID tenantId, Amount change) {
        var used = quotas.lockUsage(tenantId);
        var decision = new QuotaDecision(limits(tenantId), used, change);
        if (!decision.allowed()) {
            throw new ProblemException(ProblemType.QUOTA_EXCEEDED, String.join(" ", decision.exceeded()));
        }
        quotas.addUsage(tenantId, change);
    }

    /** Adds to what the tenant uses, even beyond what it may: it is there already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void count(UUID tenantId, Amount change) {
        quotas.lockUsage(tenantId);
        quotas.addUsage(tenantId, change);
    }

    /** Whether tenant-service has told of the tenant, and not that it is gone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isKnown(UUID tenantId) {
        return quotas.isKnown(tenantId);
    }

    /** Gives back what is used no more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(UUID tenantId, Amount amount) {
        quotas.lockUsage(tenantId);
        quotas.addUsage(tenantId, Amount.NOTHING.minus(amount));
    }

    /** What the tenant may use, and does use. */
    @Transactional
    UsageView view(UUID tenantId) {
        return new UsageView(limits(tenantId), quotas.usage(tenantId));
    }

    /** Of all tenants that have servers on a cluster. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<TenantLimits> ofCluster(String cluster) {
        return quotas.ofCluster(cluster, defaultLimits());
    }

    /** Takes the limits unless newer ones are known; then false. */
    @Transactional
    public boolean learn(TenantChanged event) {
        return quotas.saveLimits(event);
    }

    private Amount limits(UUID tenantId) {
        return quotas.limits(tenantId).orElseGet(this::defaultLimits);
    }

    private Amount defaultLimits() {
        return new Amount(defaults.servers(), defaults.cpuMillis(), defaults.memoryMiB(), defaults.diskMiB());
    }
}
