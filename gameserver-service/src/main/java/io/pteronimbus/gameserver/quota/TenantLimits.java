package io.pteronimbus.gameserver.quota;

import java.util.UUID;

/**
 * What a tenant may use in all.
 *
 * @param version of the tenant when it was told so; 0 for the default
 */
public record TenantLimits(UUID tenantId, long version, Amount limits) {}
