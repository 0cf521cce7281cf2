package io.pteronimbus.gameserver.cluster;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster to be made known.
 *
 * @param labels what servers may ask of where they are placed
 * @param placeable whether new servers may be placed there; they may unless told otherwise
 */
record EnrolClusterRequest(
        @NotNull @Pattern(regexp = ClusterRules.NAME, message = ClusterRules.NAME_MESSAGE)
        String name,

        @Nullable @Size(max = ClusterRules.MOST_LABELS)
        Map<
                        @Pattern(regexp = ClusterRules.LABEL_KEY, message = ClusterRules.LABEL_MESSAGE) String,
                        @NotNull @Pattern(regexp = ClusterRules.LABEL_VALUE, message = ClusterRules.LABEL_MESSAGE)
                        String>
                labels,

        @Nullable Boolean placeable) {}
