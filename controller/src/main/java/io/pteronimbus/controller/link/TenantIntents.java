package io.pteronimbus.controller.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.controller.grant.CanonicalJson;
import io.pteronimbus.controller.grant.Fault;
import io.pteronimbus.controller.grant.Grant;
import io.pteronimbus.controller.grant.GrantRefusals;
import io.pteronimbus.controller.grant.GrantRefusals.Use;
import io.pteronimbus.controller.grant.GrantVerifier;
import io.pteronimbus.controller.grant.RefusedGrantException;
import io.pteronimbus.controller.quota.QuotaMirror;
import io.pteronimbus.controller.quota.TenantLimits;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the panel says of whole tenants: their limits, signed as an intent is. */
@Singleton
class TenantIntents {
    private static final String PERMISSION = "quota:update";
    private static final int MOST = 1_000;

    private final GrantVerifier grants;
    private final GrantRefusals refusals;
    private final QuotaMirror quotas;
    private final Map<UUID, String> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST;
        }
    };

    TenantIntents(GrantVerifier grants, GrantRefusals refusals, QuotaMirror quotas) {
        this.grants = grants;
        this.refusals = refusals;
        this.quotas = quotas;
    }

    /** @return what there is to answer: nothing, unless the grant was refused */
    Optional<ControllerFrame> take(PanelFrame.Tenant frame) {
        try {
            var hash = CanonicalJson.sha256(frame.quota());
            var grant = grants.tenant(frame.grant(), frame.tenantId(), frame.version(), hash, PERMISSION);
            if (!quotas.learn(frame.tenantId(), limits(frame.version(), frame.quota(), grant))) {
                throw new RefusedGrantException(Fault.GENERATION, grant.actor(), "newer limits are known");
            }
            return Optional.empty();
        } catch (RefusedGrantException e) {
            refuse(frame, e);
            return Optional.of(new ControllerFrame.QuotaRefused(frame.tenantId(), frame.version(), e.why()));
        }
    }

    private synchronized void refuse(PanelFrame.Tenant frame, RefusedGrantException refusal) {
        refusals.count(Use.QUOTA, refusal);
        var what = frame.version() + " " + refusal.why();
        if (!what.equals(said.put(frame.tenantId(), what))) {
            refusals.auditTenant(frame.tenantId(), PERMISSION, refusal);
        }
    }

    private static TenantLimits limits(long version, JsonNode quota, Grant grant) throws RefusedGrantException {
        try {
            return new TenantLimits(
                    version,
                    limit(quota, "servers"),
                    limit(quota, "cpuMillis"),
                    limit(quota, "memoryMiB"),
                    limit(quota, "diskMiB"));
        } catch (IllegalArgumentException e) {
            throw new RefusedGrantException(Fault.SPEC, grant.actor(), "the limits cannot be read");
        }
    }

    private static long limit(JsonNode quota, String name) {
        var value = quota.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(name + " is no number");
        }
        return value.longValue();
    }
}
