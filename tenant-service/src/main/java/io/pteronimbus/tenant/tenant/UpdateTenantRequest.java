package io.pteronimbus.tenant.tenant;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a tenant; what is left out stays.
 *
 * @param name 1 to 80 characters
 * @param slug 3 to 40 of a-z, 0-9 and dashes
 */
record UpdateTenantRequest(
        @Nullable @TenantName String name,

        @Nullable
        @Pattern(regexp = Slug.FORM, message = "must be 3 to 40 of a-z, 0-9 and dashes, a dash neither first nor last")
        String slug) {

    boolean changes(Tenant tenant) {
        return (name != null && !name.equals(tenant.name())) || (slug != null && !slug.equals(tenant.slug()));
    }
}
