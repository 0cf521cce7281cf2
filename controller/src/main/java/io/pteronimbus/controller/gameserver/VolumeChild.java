package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The server's own volume. Grows with the spec, never shrinks: a cluster cannot do that. Where the cluster cannot make it
 * grow either, the server goes on with the volume it has. By policy it outlives the server.
 */
@Singleton
final class VolumeChild extends Child<PersistentVolumeClaim> {
    private static final String STORAGE = "storage";
    private static final long MIB = 1024L * 1024;
    private static final int HTTP_UNPROCESSABLE = 422;
    private static final Logger LOG = Logger.getLogger(VolumeChild.class);

    private final KubernetesClient client;
    private final Map<ServerRef, String> refusals = new ConcurrentHashMap<>();

    VolumeChild(KubernetesClient client) {
        super(PersistentVolumeClaim.class, client);
        this.client = client;
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
        var storage = server.getSpec().storage();
        var wanted = server.getSpec().resources().diskMiB() * MIB;
        // to the byte, whatever somebody has made of it: to round it would be to ask for another size
        var size = present(ref)
                .filter(claim -> requested(claim) > wanted)
                .map(claim -> claim.getSpec().getResources().getRequests().get(STORAGE))
                .orElseGet(() -> new Quantity(wanted / MIB + "Mi"));
        return new PersistentVolumeClaimBuilder()
                .withMetadata(metadata(server, ref))
                .withNewSpec()
                .withStorageClassName(storage == null ? null : storage.className())
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests(STORAGE, size)
                .endResources()
                .endSpec()
                .build();
    }

    private ObjectMeta metadata(GameServer server, ServerRef ref) {
        var metadata = Labels.metadata(ref, name(ref));
        if (isRetained(server)) {
            metadata.setAnnotations(Map.of(Labels.RETAINED, "true"));
        }
        return metadata;
    }

    static boolean isRetained(GameServer server) {
        var storage = server.getSpec().storage();
        return storage != null && storage.retain();
    }

    /** What has an owner is deleted with it, by the cluster. */
    @Override
    boolean isOwned(GameServer server) {
        return !isRetained(server);
    }

    /** The cluster's word for how it stands with the volume; null if there is none yet. */
    @Nullable
    String phase(ServerRef ref) {
        return present(ref)
                .map(PersistentVolumeClaim::getStatus)
                .map(PersistentVolumeClaimStatus::getPhase)
                .orElse(null);
    }

    /** What the server's volume has, or was asked to have; 0 if there is none. */
    int requestedMiB(ServerRef ref) {
        return present(ref)
                .map(claim -> Math.toIntExact(requested(claim) / MIB))
                .orElse(0);
    }

    /**
     * Tried again with every look: a claim that was not bound yet may grow later.
     *
     * @return why the claim that is there may not be changed; null if it is as wanted
     */
    @Nullable
    String ensureOrKeep(GameServer server, ServerRef ref) {
        try {
            ensure(server, ref, 0);
            refusals.remove(ref);
            return null;
        } catch (KubernetesClientException e) {
            if (present(ref).isEmpty() || !isRefusal(e.getCode())) {
                throw e;
            }
            var why = ClusterRefusal.words(e);
            if (!why.equals(refusals.put(ref, why))) {
                LOG.warnf("Volume stays as it is: server=%s cause=%s", ref.serverId(), why);
            }
            return why;
        }
    }

    /**
     * Deletes the volume, or makes sure that it stays.
     *
     * @return whether nothing is left that has to go
     */
    boolean letGo(GameServer server, ServerRef ref) {
        refusals.remove(ref);
        if (!isRetained(server)) {
            delete(ref);
            return present(ref).isEmpty();
        }
        present(ref)
                .filter(claim -> !claim.getMetadata().getOwnerReferences().isEmpty())
                .ifPresent(this::disown);
        return true;
    }

    /** By a request of its own: the claim as wanted may be refused for its size, and its data must not go for that. */
    private void disown(PersistentVolumeClaim claim) {
        client.resource(claim)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"ownerReferences\":null}}");
        LOG.infof(
                "Volume stays: namespace=%s name=%s",
                claim.getMetadata().getNamespace(), claim.getMetadata().getName());
    }

    private static boolean isRefusal(int code) {
        return code == HttpURLConnection.HTTP_FORBIDDEN || code == HTTP_UNPROCESSABLE;
    }

    private static long requested(PersistentVolumeClaim claim) {
        var quantity = claim.getSpec().getResources().getRequests().get(STORAGE);
        return quantity == null ? 0 : quantity.getNumericalAmount().longValue();
    }
}
