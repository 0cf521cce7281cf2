package io.pteronimbus.tenant.tenant;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A new tenant.
 *
 * @param name 1 to 80 characters; without one, that of the Discord server
 * @param slug 3 to 40 of a-z, 0-9 and dashes; without one it is derived from the name, and made unique
 * @param guildId of a Discord server the bot is in and the caller manages, to whose community the tenant belongs
 */
record CreateTenantRequest(
        @Nullable @TenantName String name,

        @Nullable
        @Pattern(regexp = Slug.FORM, message = "must be 3 to 40 of a-z, 0-9 and dashes, a dash neither first nor last")
        String slug,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "must be a Discord id")
        String guildId) {}
