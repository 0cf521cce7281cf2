package io.pteronimbus.tenant.tenant;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A new tenant.
 *
 * @param name 1 to 80 characters
 * @param slug 3 to 40 of a-z, 0-9 and dashes; without one it is derived from the name, and made unique
 */
record CreateTenantRequest(
        @NotNull @TenantName String name,

        @Nullable
        @Pattern(regexp = Slug.FORM, message = "must be 3 to 40 of a-z, 0-9 and dashes, a dash neither first nor last")
        String slug) {}
