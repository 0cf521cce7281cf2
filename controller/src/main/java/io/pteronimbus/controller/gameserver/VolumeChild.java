package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.util.Map;

/** The server's own volume. Grows with the spec, never shrinks: a cluster cannot do that. */
@Singleton
final class VolumeChild extends Child<PersistentVolumeClaim> {
    private static final String STORAGE = "storage";
    private static final long MIB = 1024L * 1024;

    VolumeChild(KubernetesClient client) {
        super(PersistentVolumeClaim.class, client);
    }

    static String nameOf(ServerRef ref) {
        return "data-" + ref.name();
    }

    @Override
    String name(ServerRef ref) {
        return nameOf(ref);
    }

    @Override
    PersistentVolumeClaim desired(GameServer server, ServerRef ref, int replicas) {
        var wanted = server.getSpec().resources().diskMiB() * MIB;
        var present = present(ref).map(VolumeChild::requested).orElse(0L);
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(name(ref))
                .withNamespace(ref.namespace())
                .withLabels(Labels.of(ref))
                .withAnnotations(Map.of())
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests(STORAGE, new Quantity(Math.max(wanted, present) / MIB + "Mi"))
                .endResources()
                .endSpec()
                .build();
    }

    private static long requested(PersistentVolumeClaim claim) {
        var quantity = claim.getSpec().getResources().getRequests().get(STORAGE);
        return quantity == null ? 0 : quantity.getNumericalAmount().longValue();
    }
}
