package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The server's own volume. Grows with the spec, never shrinks: a cluster cannot do that. Where the cluster cannot make it
 * grow either, the server goes on with the volume it has.
 */
@Singleton
final class VolumeChild extends Child<PersistentVolumeClaim> {
    private static final String STORAGE = "storage";
    private static final long MIB = 1024L * 1024;
    private static final int HTTP_UNPROCESSABLE = 422;
    private static final Logger LOG = Logger.getLogger(VolumeChild.class);

    private final Map<ServerRef, String> refusals = new ConcurrentHashMap<>();

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
                .withMetadata(Labels.metadata(ref, name(ref)))
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests(STORAGE, new Quantity(Math.max(wanted, present) / MIB + "Mi"))
                .endResources()
                .endSpec()
                .build();
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
            var why = why(e);
            if (!why.equals(refusals.put(ref, why))) {
                LOG.warnf("Volume stays as it is: server=%s cause=%s", ref.serverId(), why);
            }
            return why;
        }
    }

    @Override
    void delete(ServerRef ref) {
        refusals.remove(ref);
        super.delete(ref);
    }

    private static boolean isRefusal(int code) {
        return code == HttpURLConnection.HTTP_FORBIDDEN || code == HTTP_UNPROCESSABLE;
    }

    private static String why(KubernetesClientException e) {
        var said = e.getStatus() == null ? null : e.getStatus().getMessage();
        return said == null || said.isBlank() ? "refused with " + e.getCode() : said;
    }

    private static long requested(PersistentVolumeClaim claim) {
        var quantity = claim.getSpec().getResources().getRequests().get(STORAGE);
        return quantity == null ? 0 : quantity.getNumericalAmount().longValue();
    }
}
