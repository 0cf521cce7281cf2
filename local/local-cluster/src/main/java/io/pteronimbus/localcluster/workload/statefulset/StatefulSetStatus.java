package io.pteronimbus.localcluster.workload.statefulset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import java.util.Collection;

/** Counts the pods of a StatefulSet into its status. */
final class StatefulSetStatus {

    private StatefulSetStatus() {}

    static void publish(
            ObjectStore store,
            ObjectKey key,
            ObjectNode set,
            Collection<ReplicaPod> pods,
            int wanted,
            String updateRevision) {
        long updated =
                pods.stream().filter(pod -> pod.hasRevision(updateRevision)).count();
        long ready = pods.stream().filter(ReplicaPod::isReady).count();
        String known = set.at("/status/currentRevision").asText("");
        boolean settled = known.isEmpty() || updated == pods.size() && pods.size() == wanted;
        String current = settled ? updateRevision : known;
        long ofCurrent = pods.stream().filter(pod -> pod.hasRevision(current)).count();
        store.update(key, object -> {
            if (!object.path("metadata").path("uid").equals(set.path("metadata").path("uid"))) {
                return object;
            }
            ObjectNode status = object.withObject("/status");
            status.set("observedGeneration", set.path("metadata").path("generation"));
            status.put("replicas", pods.size());
            status.put("readyReplicas", ready);
            status.put("availableReplicas", ready);
            status.put("currentReplicas", ofCurrent);
            status.put("updatedReplicas", updated);
            status.put("currentRevision", current);
            status.put("updateRevision", updateRevision);
            status.put("collisionCount", 0);
            return object;
        });
    }
}
