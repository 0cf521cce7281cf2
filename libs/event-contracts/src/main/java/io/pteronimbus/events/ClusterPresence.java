package io.pteronimbus.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The controller of a cluster came, or went: what is shown of the servers there is what was last known of them.
 *
 * @param awaySince null when it is there
 * @param tenants those with servers there, at most 1,000; of more there are several events
 */
public record ClusterPresence(String cluster, @Nullable Instant awaySince, List<UUID> tenants, Instant at) {

    public static final String TYPE = "io.pteronimbus.cluster-presence.v1";

    public ClusterPresence {
        tenants = List.copyOf(tenants);
    }
}
