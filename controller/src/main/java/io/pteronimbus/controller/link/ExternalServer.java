package io.pteronimbus.controller.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.gameserver.TransitionEvents;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.StateTransition;
import io.pteronimbus.events.ServerStateChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the panel is told of a server it did not make. Its id the panel computes itself.
 *
 * @param name of the resource; its namespace is the tenant's
 * @param createdAt RFC 3339
 * @param managedBy what keeps the resource as it is; null: that is not known
 * @param state the newest transition, without lines of output; null before the first
 */
@RegisterForReflection
record ExternalServer(
        UUID tenantId,
        String resourceUid,
        String name,
        String displayName,
        String createdAt,
        long generation,
        DesiredState desiredState,
        boolean suspended,
        Resources resources,
        @Nullable ManagedBy managedBy,
        @Nullable ServerStateChanged state) {

    /** @param cpuMillis thousandths of a CPU core */
    @RegisterForReflection
    record Resources(
            long cpuMillis,
            @JsonProperty("memoryMiB") long memoryMiB,
            @JsonProperty("diskMiB") long diskMiB) {}

    /** @param spec with the generation that counts for the server */
    static ExternalServer of(GameServer server, ServerRef ref, GameServerSpec spec, String cluster) {
        var meta = server.getMetadata();
        var given = spec.resources();
        return new ExternalServer(
                ref.tenantId(),
                meta.getUid(),
                meta.getName(),
                spec.displayName(),
                meta.getCreationTimestamp(),
                spec.generation(),
                spec.desiredState(),
                spec.suspended(),
                new Resources(given.cpuMillis(), given.memoryMiB(), given.diskMiB()),
                ManagedBy.of(meta),
                newest(server, ref, cluster));
    }

    private static @Nullable ServerStateChanged newest(GameServer server, ServerRef ref, String cluster) {
        var status = server.getStatus();
        if (status == null || status.transitions().isEmpty()) {
            return null;
        }
        var uid = server.getMetadata().getUid();
        return TransitionEvents.of(
                cluster, uid, ref, withoutLines(status.transitions().getLast()));
    }

    private static StateTransition withoutLines(StateTransition told) {
        return new StateTransition(
                told.seq(),
                told.generation(),
                told.state(),
                told.previousState(),
                told.reason(),
                told.message(),
                told.at(),
                told.runId(),
                told.exitCode(),
                told.address(),
                List.of(),
                told.deleted());
    }
}
