package io.pteronimbus.gameserver.link;

import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.gameserver.quota.TenantLimits;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;

/** Reads, over all tenants, what those may use that have servers on a cluster. A named system job: it serves the link. */
@ApplicationScoped
class TenantQuotas {
    private final QuotaService quotas;
    private final TenantContext tenant;

    TenantQuotas(QuotaService quotas, TenantContext tenant) {
        this.quotas = quotas;
        this.tenant = tenant;
    }

    @ActivateRequestContext
    List<TenantLimits> of(String cluster) {
        return tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> quotas.ofCluster(cluster)));
    }
}
