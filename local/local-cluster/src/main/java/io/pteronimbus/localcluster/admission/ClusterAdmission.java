package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Admission;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.validation.BuiltInDefaults;

/** The admission of this cluster, in the order a Kubernetes API server has: complete, then limit, then count. */
public final class ClusterAdmission implements Admission {

    @Override
    public void created(ObjectStore store, ObjectKey key, ObjectNode object) {
        if (key.sameKind("batch", "jobs")) {
            JobLabels.complete(object);
        } else if (key.sameKind("", "pods")) {
            Limits.fill(store, key, object);
            // controllers make pods too, and limits imply requests
            BuiltInDefaults.after("Pod", object);
            Limits.check(store, key, object);
        } else if (key.sameKind("", "persistentvolumeclaims")) {
            StorageClasses.fill(store, object);
            Limits.check(store, key, object);
        }
        Quotas.check(store, key, null, object);
    }

    @Override
    public void changed(ObjectStore store, ObjectKey key, ObjectNode before, ObjectNode after) {
        if (key.sameKind("", "persistentvolumeclaims")) {
            StorageClasses.checkGrowth(store, key, before, after);
            Quotas.check(store, key, before, after);
        } else if (key.sameKind("", "services")) {
            Quotas.check(store, key, before, after);
        }
    }
}
