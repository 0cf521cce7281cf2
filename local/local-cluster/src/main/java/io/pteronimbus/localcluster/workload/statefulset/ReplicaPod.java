package io.pteronimbus.localcluster.workload.statefulset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;

/** One pod of a StatefulSet, as its controller looks at it. */
record ReplicaPod(int ordinal, ObjectNode pod) {

    static ReplicaPod of(ObjectNode pod) {
        String name = pod.path("metadata").path("name").asText();
        return new ReplicaPod(Integer.parseInt(name.substring(name.lastIndexOf('-') + 1)), pod);
    }

    ObjectKey key() {
        return ObjectKey.pod(
                pod.path("metadata").path("namespace").asText(),
                pod.path("metadata").path("name").asText());
    }

    boolean isTerminating() {
        return pod.path("metadata").hasNonNull("deletionTimestamp");
    }

    boolean isOver() {
        String phase = pod.path("status").path("phase").asText();
        return phase.equals("Failed") || phase.equals("Succeeded");
    }

    boolean isReady() {
        return !isTerminating()
                && pod.path("status")
                        .path("conditions")
                        .valueStream()
                        .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                                && condition.path("status").asText().equals("True"));
    }

    boolean hasRevision(String revision) {
        return pod.at("/metadata/labels/controller-revision-hash").asText().equals(revision);
    }
}
