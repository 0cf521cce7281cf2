package io.pteronimbus.tenant.subuser;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody with permissions on one server.
 *
 * @param permissions in the order of the catalogue
 */
record SubuserView(UUID userId, String displayName, Set<String> permissions, Instant grantedAt) {}
