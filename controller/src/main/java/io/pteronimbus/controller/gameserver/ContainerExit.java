package io.pteronimbus.controller.gameserver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a game container ended.
 *
 * @param containerId as the cluster names it
 * @param reason the cluster's word, as {@code Error}, {@code OOMKilled} or {@code Completed}
 */
record ContainerExit(
        String containerId,
        int exitCode,
        String reason,
        @Nullable String message,
        @Nullable Instant finishedAt) {}
