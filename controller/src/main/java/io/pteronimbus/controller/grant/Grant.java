package io.pteronimbus.controller.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A grant that was found good.
 *
 * @param actor who asked, as JSON or plain text; for logs and the audit
 * @param id names a grant that may be used once; null for those that bind a generation instead
 * @param expires null for never
 */
public record Grant(
        String actor,
        String permission,
        @Nullable String id,
        @Nullable Instant expires) {}
