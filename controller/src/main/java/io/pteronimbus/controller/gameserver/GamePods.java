package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.pteronimbus.crd.GameServerSpec;
import java.util.Map;

/** What the pods of a server have in common, be it the game's or an installation's. */
final class GamePods {
    /** Name of the server's own volume in its pods. */
    static final String DATA = "data";

    /** User and group the game runs as, and its files belong to. */
    static final long USER = 1000L;

    private GamePods() {}

    static Volume data(ServerRef ref) {
        return new VolumeBuilder()
                .withName(DATA)
                .withNewPersistentVolumeClaim()
                .withClaimName(VolumeChild.nameOf(ref))
                .endPersistentVolumeClaim()
                .build();
    }

    /** As much as the server may use, asked for and bounded alike. */
    static ResourceRequirements resources(GameServerSpec spec) {
        var most = Map.of(
                "cpu", new Quantity(spec.resources().cpuMillis() + "m"),
                "memory", new Quantity(spec.resources().memoryMiB() + "Mi"));
        return new ResourceRequirementsBuilder()
                .withLimits(most)
                .withRequests(most)
                .build();
    }
}
