package io.pteronimbus.controller.gameserver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster says of where a pod is to be.
 *
 * @param refusal why no node takes it; null: one does, or nobody has looked yet
 * @param since when a node took it, or none was found
 * @param eviction why its node has ended it, or did not take it after all: to have room, say, or for a shutdown; null: it has not
 */
record PodPlace(
        @Nullable String refusal,
        @Nullable Instant since,
        @Nullable String eviction) {
    static final PodPlace UNKNOWN = new PodPlace(null, null, null);
}
