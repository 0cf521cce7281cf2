package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and from where: what the audit log is told.
 *
 * @param override allowed just because the person is a super administrator
 */
public record Author(
        Actor actor, @Nullable String address, @Nullable String userAgent, boolean override, String traceId) {}
