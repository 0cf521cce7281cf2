package io.pteronimbus.tenant.mapping;

import java.util.List;
import java.util.UUID;

/**
 * A role of Discord's, and what it brings here.
 *
 * @param color as RGB, 0 for none
 * @param position higher ones stand above
 * @param managed belongs to a bot or an integration
 * @param everyone everybody in the guild has it
 * @param roleIds of the tenant's roles; empty when it brings none
 */
record MappingView(
        String discordRoleId,
        String name,
        int color,
        int position,
        boolean managed,
        boolean everyone,
        List<UUID> roleIds) {}
