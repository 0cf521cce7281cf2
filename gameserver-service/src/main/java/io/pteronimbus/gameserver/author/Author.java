package io.pteronimbus.gameserver.author;

import io.pteronimbus.events.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and from where: what the audit log is told.
 *
 * @param override allowed just because the person is a super administrator
 * @param reason why, where nobody had to be asked; null for what somebody wanted
 */
public record Author(
        Actor actor,
        @Nullable String address,
        @Nullable String userAgent,
        boolean override,
        String traceId,
        @Nullable String reason) {

    public Author(Actor actor, @Nullable String address, @Nullable String userAgent, boolean override, String traceId) {
        this(actor, address, userAgent, override, traceId, null);
    }
}
