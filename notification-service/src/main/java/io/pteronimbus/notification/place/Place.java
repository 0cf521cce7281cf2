package io.pteronimbus.notification.place;

import java.util.UUID;

/** Whose a server is, and on which cluster. */
record Place(UUID tenantId, String cluster) {}
