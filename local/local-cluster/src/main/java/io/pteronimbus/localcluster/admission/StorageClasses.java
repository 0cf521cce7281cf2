package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.validation.Quantity;

/** Claims that name no storage class get the default one, and grow only where their class lets them. */
final class StorageClasses {

    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    private StorageClasses() {}

    static void fill(ObjectStore store, ObjectNode claim) {
        ObjectNode spec = claim.withObjectProperty("spec");
        if (!spec.has("storageClassName")) {
            store.list("storage.k8s.io", "storageclasses", null).stream()
                    .filter(found -> found.path("metadata")
                            .path("annotations")
                            .path(DEFAULT)
                            .asText()
                            .equals("true"))
                    .findFirst()
                    .ifPresent(found ->
                            spec.set("storageClassName", found.path("metadata").path("name")));
        }
    }

    /** @throws StatusException 403 when the class of a growing claim does not let it */
    static void checkGrowth(ObjectStore store, ObjectKey key, JsonNode before, JsonNode after) {
        if (Quantity.of(storage(after)).compareTo(Quantity.of(storage(before))) <= 0) {
            return;
        }
        String name = before.path("spec").path("storageClassName").asText("");
        boolean grows = store.get(new ObjectKey("storage.k8s.io", "storageclasses", null, name))
                .filter(found -> found.path("allowVolumeExpansion").asBoolean())
                .isPresent();
        if (!grows) {
            throw StatusException.forbidden(
                    key,
                    "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
        }
    }

    private static JsonNode storage(JsonNode claim) {
        return claim.at("/spec/resources/requests/storage");
    }
}
