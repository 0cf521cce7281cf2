package io.pteronimbus.gameserver.template;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is named to a cluster.
 *
 * @param tenantId null: everybody's
 * @param hash of all it says; empty for one that is deleted
 * @param deleted it is to leave the cluster
 */
public record ToldTemplate(UUID id, @Nullable UUID tenantId, String slug, int version, String hash, boolean deleted) {

    /**
     * All of it.
     *
     * @param spec JSON; null for one that is deleted
     */
    public record Content(
            ToldTemplate template,
            String title,
            String description,
            @Nullable String spec) {}
}
