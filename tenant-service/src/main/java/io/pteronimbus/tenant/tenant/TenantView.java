package io.pteronimbus.tenant.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.tenant.role.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as people see it.
 *
 * @param limits the most it may use in all
 * @param role of who asks; absent for super administrators who are no members
 */
record TenantView(
        UUID id,
        String name,
        String slug,
        Instant createdAt,
        long version,
        LimitsView limits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Role role) {

    static TenantView of(Tenant tenant, @Nullable Role role) {
        return new TenantView(
                tenant.id(),
                tenant.name(),
                tenant.slug(),
                tenant.createdAt(),
                tenant.version(),
                LimitsView.of(tenant.limits()),
                role);
    }
}
