package io.pteronimbus.gameserver.server;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param version of the template; the newest when left out
 * @param serverIds of servers that were made from it
 */
record TemplateRolloutRequest(
        @Nullable @Min(1) Integer version,

        @NotNull @Size(min = 1, max = TemplateRolloutRequest.MOST)
        Set<@NotNull UUID> serverIds) {
    static final int MOST = 100;
}
