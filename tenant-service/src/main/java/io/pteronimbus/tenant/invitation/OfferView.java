package io.pteronimbus.tenant.invitation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an invitation lets one into.
 *
 * @param roles names
 * @param servers how many servers it gives permissions on
 */
record OfferView(
        UUID tenantId, String tenantName, String tenantSlug, List<String> roles, int servers, Instant expiresAt) {}
