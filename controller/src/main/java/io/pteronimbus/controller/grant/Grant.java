package io.pteronimbus.controller.grant;

import io.pteronimbus.events.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant that was found good.
 *
 * @param actor who asked
 * @param id names a grant that may be used once; null for those that bind a generation instead
 * @param issued null if it does not say, as only those may that bind a generation
 */
public record Grant(
        Actor actor,
        String permission,
        @Nullable String id,
        @Nullable Instant issued) {}
