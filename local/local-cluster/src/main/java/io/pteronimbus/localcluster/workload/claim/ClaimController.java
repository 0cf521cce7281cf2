package io.pteronimbus.localcluster.workload.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.Subscription;
import io.pteronimbus.localcluster.validation.Quantity;
import io.pteronimbus.localcluster.workload.ReconcileLoop;
import io.pteronimbus.localcluster.workload.volume.DataDirectory;
import io.pteronimbus.localcluster.workload.volume.DirectoryTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Binds each claim to a directory at once. A claim that is deleted waits for the pods that use it ({@code kubernetes.io/pvc-protection}), then its
 * directory goes, then the claim itself.
 */
public final class ClaimController implements AutoCloseable {

    private static final String RESOURCE = "persistentvolumeclaims";
    private static final String PROTECTION = "kubernetes.io/pvc-protection";

    private final ObjectStore store;
    private final DataDirectory data;
    private final ReconcileLoop<ObjectKey> loop = new ReconcileLoop<>("claims", this::reconcile);
    private List<Subscription> subscriptions = List.of();

    public ClaimController(ObjectStore store, DataDirectory data) {
        this.store = store;
        this.data = data;
    }

    public void start() {
        loop.start();
        subscriptions = List.of(
                store.watch("", RESOURCE, null, 0, this::changed),
                store.watch("", "pods", null, store.revision(), this::podChanged));
    }

    private void changed(StoreEvent event) {
        if (event.type() == StoreEvent.Type.DELETED) {
            deleteDirectory(event.object());
        } else {
            loop.add(event.key());
        }
    }

    private void podChanged(StoreEvent event) {
        if (event.type() != StoreEvent.Type.ADDED) {
            claimNames(event.object())
                    .forEach(name -> store.get(
                                    new ObjectKey("", RESOURCE, event.key().namespace(), name))
                            .filter(ClaimController::isDeleted)
                            .ifPresent(claim -> loop.add(
                                    new ObjectKey("", RESOURCE, event.key().namespace(), name))));
        }
    }

    private void reconcile(ObjectKey key) {
        ObjectNode claim = store.get(key).orElse(null);
        if (claim == null) {
            return;
        }
        if (isDeleted(claim)) {
            if (!isUsed(claim) && finalizers(claim).contains(PROTECTION)) {
                deleteDirectory(claim);
                store.update(key, ClaimController::unprotected);
            }
        } else if (!claim.path("status").path("phase").asText().equals("Bound")) {
            try {
                Files.createDirectories(data.claim(text(claim, "namespace"), text(claim, "name"), text(claim, "uid")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            store.update(key, ClaimController::bound);
        } else {
            store.update(key, ClaimController::grown);
        }
    }

    /** A directory has no size: what was asked for is there at once. */
    private static ObjectNode grown(ObjectNode claim) {
        JsonNode asked = claim.at("/spec/resources/requests/storage");
        ObjectNode capacity = claim.withObject("/status").withObject("/capacity");
        if (Quantity.of(asked).compareTo(Quantity.of(capacity.path("storage"))) > 0) {
            capacity.set("storage", asked.deepCopy());
        }
        return claim;
    }

    private static ObjectNode bound(ObjectNode claim) {
        ObjectNode metadata = (ObjectNode) claim.path("metadata");
        if (!isDeleted(claim) && !finalizers(claim).contains(PROTECTION)) {
            metadata.withArray("finalizers").add(PROTECTION);
        }
        ObjectNode spec = claim.withObject("/spec");
        if (!spec.has("volumeName")) {
            spec.put("volumeName", "pvc-" + text(claim, "uid"));
        }
        ObjectNode status = claim.withObject("/status");
        status.put("phase", "Bound");
        status.set("accessModes", spec.path("accessModes").deepCopy());
        status.withObject("/capacity")
                .set("storage", spec.at("/resources/requests/storage").deepCopy());
        return claim;
    }

    private static ObjectNode unprotected(ObjectNode claim) {
        ArrayNode kept = claim.arrayNode();
        claim.path("metadata").path("finalizers").forEach(name -> {
            if (!name.asText().equals(PROTECTION)) {
                kept.add(name);
            }
        });
        ((ObjectNode) claim.path("metadata")).set("finalizers", kept);
        return claim;
    }

    private boolean isUsed(ObjectNode claim) {
        return store.list("", "pods", text(claim, "namespace")).stream()
                .filter(pod -> !List.of("Succeeded", "Failed")
                        .contains(pod.path("status").path("phase").asText()))
                .anyMatch(pod -> claimNames(pod).contains(text(claim, "name")));
    }

    private static List<String> claimNames(JsonNode pod) {
        return pod.path("spec")
                .path("volumes")
                .valueStream()
                .map(volume -> volume.at("/persistentVolumeClaim/claimName").asText(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> finalizers(JsonNode claim) {
        return claim.path("metadata")
                .path("finalizers")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static boolean isDeleted(JsonNode claim) {
        return claim.path("metadata").hasNonNull("deletionTimestamp");
    }

    private void deleteDirectory(ObjectNode claim) {
        try {
            DirectoryTree.delete(data.claim(text(claim, "namespace"), text(claim, "name"), text(claim, "uid")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode object, String field) {
        return object.path("metadata").path(field).asText();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        loop.close();
    }
}
