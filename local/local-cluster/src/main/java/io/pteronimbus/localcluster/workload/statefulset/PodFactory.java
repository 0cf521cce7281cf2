package io.pteronimbus.localcluster.workload.statefulset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import java.util.ArrayList;
import java.util.List;

/** Makes the pods and claims of a StatefulSet. */
final class PodFactory {

    private PodFactory() {}

    static String podName(ObjectNode set, int ordinal) {
        return set.path("metadata").path("name").asText() + "-" + ordinal;
    }

    static ObjectNode pod(ObjectNode set, int ordinal, String revision) {
        JsonNode template = set.path("spec").path("template");
        String name = podName(set, ordinal);
        ObjectNode pod = Json.object().put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode metadata = pod.putObject("metadata");
        metadata.put("name", name);
        metadata.put("generateName", set.path("metadata").path("name").asText() + "-");
        metadata.set("namespace", set.path("metadata").path("namespace"));
        ObjectNode labels = metadata.putObject("labels");
        template.path("metadata")
                .path("labels")
                .properties()
                .forEach(entry -> labels.set(entry.getKey(), entry.getValue()));
        labels.put("controller-revision-hash", revision);
        labels.put("statefulset.kubernetes.io/pod-name", name);
        labels.put("apps.kubernetes.io/pod-index", Integer.toString(ordinal));
        if (template.path("metadata").has("annotations")) {
            metadata.set(
                    "annotations", template.path("metadata").path("annotations").deepCopy());
        }
        metadata.putArray("ownerReferences").add(owner(set));
        ObjectNode spec = template.path("spec").deepCopy();
        spec.put("hostname", name);
        if (set.path("spec").hasNonNull("serviceName")) {
            spec.set("subdomain", set.path("spec").path("serviceName"));
        }
        addVolumes(set, ordinal, spec);
        defaults(spec);
        pod.set("spec", spec);
        pod.putObject("status").put("phase", "Pending");
        return pod;
    }

    /** The claims of one ordinal, as they are to be created. */
    static List<ObjectNode> claims(ObjectNode set, int ordinal) {
        List<ObjectNode> claims = new ArrayList<>();
        for (JsonNode template : set.path("spec").path("volumeClaimTemplates")) {
            ObjectNode claim = Json.object().put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
            ObjectNode metadata = template.path("metadata").deepCopy();
            metadata.put("name", claimName(set, template, ordinal));
            metadata.set("namespace", set.path("metadata").path("namespace"));
            JsonNode selected = set.at("/spec/selector/matchLabels");
            selected.properties()
                    .forEach(entry -> metadata.withObject("/labels").set(entry.getKey(), entry.getValue()));
            claim.set("metadata", metadata);
            claim.set("spec", template.path("spec").deepCopy());
            claim.putObject("status").put("phase", "Pending");
            claims.add(claim);
        }
        return claims;
    }

    private static String claimName(ObjectNode set, JsonNode template, int ordinal) {
        return template.path("metadata").path("name").asText() + "-" + podName(set, ordinal);
    }

    private static void addVolumes(ObjectNode set, int ordinal, ObjectNode spec) {
        List<String> claimed = new ArrayList<>();
        ArrayNode volumes = spec.arrayNode();
        for (JsonNode template : set.path("spec").path("volumeClaimTemplates")) {
            String name = template.path("metadata").path("name").asText();
            claimed.add(name);
            ObjectNode volume = volumes.addObject().put("name", name);
            volume.putObject("persistentVolumeClaim").put("claimName", claimName(set, template, ordinal));
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (!claimed.contains(volume.path("name").asText())) {
                volumes.add(volume);
            }
        }
        if (!volumes.isEmpty()) {
            spec.set("volumes", volumes);
        }
    }

    private static void defaults(ObjectNode spec) {
        if (!spec.hasNonNull("restartPolicy")) {
            spec.put("restartPolicy", "Always");
        }
        if (!spec.hasNonNull("terminationGracePeriodSeconds")) {
            spec.put("terminationGracePeriodSeconds", 30);
        }
    }

    private static ObjectNode owner(ObjectNode set) {
        ObjectNode owner = Json.object().put("apiVersion", "apps/v1").put("kind", "StatefulSet");
        owner.set("name", set.path("metadata").path("name"));
        owner.set("uid", set.path("metadata").path("uid"));
        return owner.put("controller", true).put("blockOwnerDeletion", true);
    }
}
