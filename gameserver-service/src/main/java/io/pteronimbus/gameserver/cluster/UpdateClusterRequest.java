package io.pteronimbus.gameserver.cluster;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different of a cluster; what is left out stays.
 *
 * @param labels all of them
 */
record UpdateClusterRequest(
        @Nullable @Size(max = ClusterRules.MOST_LABELS)
        Map<
                        @Pattern(regexp = ClusterRules.LABEL_KEY, message = ClusterRules.LABEL_MESSAGE) String,
                        @NotNull @Pattern(regexp = ClusterRules.LABEL_VALUE, message = ClusterRules.LABEL_MESSAGE)
                        String>
                labels,

        @Nullable Boolean placeable) {}
