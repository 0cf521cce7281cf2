package io.pteronimbus.tenant.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.events.TenantChanged.Limits;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as people see it.
 *
 * @param statusReason why it is suspended
 * @param deleteAt when it will be gone; present just while it waits for its deletion
 * @param guildId of its Discord server; absent without one
 * @param limits the most it may use in all
 * @param permissions of who asks, throughout the tenant; in a list of all tenants empty where they are not a member
 */
record TenantView(
        UUID id,
        String name,
        String slug,
        TenantStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SuspensionReason statusReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant deleteAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String guildId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String icon,
        TenantSettings settings,
        Instant createdAt,
        long version,
        Limits limits,
        Set<String> permissions) {

    static TenantView of(Tenant tenant, @Nullable GuildBrief guild, Set<String> permissions) {
        return new TenantView(
                tenant.id(),
                tenant.name(),
                tenant.slug(),
                tenant.status(),
                tenant.statusReason(),
                tenant.deleteAt(),
                guild == null ? null : guild.guildId(),
                guild == null ? null : guild.icon(),
                tenant.settings(),
                tenant.createdAt(),
                tenant.version(),
                tenant.limits(),
                permissions);
    }

    /** What a list shows of a Discord server. */
    record GuildBrief(String guildId, @Nullable String icon) {}
}
