package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Admission;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;

/** The admission of this cluster, in the order a Kubernetes API server has: complete, then limit, then count. */
public final class ClusterAdmission implements Admission {

    @Override
    public void created(ObjectStore store, ObjectKey key, ObjectNode object) {
        if (key.sameKind("batch", "jobs")) {
            JobLabels.complete(object);
        }
    }
}
