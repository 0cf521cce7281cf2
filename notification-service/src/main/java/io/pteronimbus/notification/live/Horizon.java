package io.pteronimbus.notification.live;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The tenants of somebody.
 *
 * @param tenants those they have access to, with what they may do there; it may be nothing
 * @param near those they are known in without access, which a change for everybody may give them
 */
record Horizon(Map<UUID, Sight> tenants, Set<UUID> near) {}
