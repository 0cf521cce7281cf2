package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Ties a Job to its pods by labels made of its own uid, unless it says that it selects them itself. */
final class JobLabels {

    private static final String CONTROLLER = "batch.kubernetes.io/controller-uid";

    private JobLabels() {}

    static void complete(ObjectNode job) {
        ObjectNode spec = job.withObjectProperty("spec");
        if (spec.path("manualSelector").asBoolean()) {
            return;
        }
        String uid = job.path("metadata").path("uid").asText();
        String name = job.path("metadata").path("name").asText();
        ObjectNode labels = spec.withObjectProperty("template")
                .withObjectProperty("metadata")
                .withObjectProperty("labels");
        Map.of(CONTROLLER, uid, "controller-uid", uid, "batch.kubernetes.io/job-name", name, "job-name", name)
                .forEach(labels::put);
        spec.withObjectProperty("selector").withObjectProperty("matchLabels").put(CONTROLLER, uid);
    }
}
