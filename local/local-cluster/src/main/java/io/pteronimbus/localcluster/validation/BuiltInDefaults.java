package io.pteronimbus.localcluster.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The defaults of built-in kinds that depend on other fields, beside those that {@code types.yaml} states. In place. */
public final class BuiltInDefaults {

    /** Services are reached where their processes listen: on this machine. */
    private static final String CLUSTER_IP = "127.0.0.1";

    private BuiltInDefaults() {}

    /** What must be there before the schema's defaults. */
    public static void before(String kind, ObjectNode object) {
        switch (kind) {
            case "Secret" -> encode(object);
            case "Pod" -> podTemplate(object);
            case "StatefulSet", "Job" -> {
                if (object.path("spec").path("template") instanceof ObjectNode template) {
                    podTemplate(template);
                }
            }
            default -> {}
        }
    }

    /** What follows from the schema's defaults. */
    public static void after(String kind, ObjectNode object) {
        ObjectNode spec = object.path("spec") instanceof ObjectNode present ? present : object.objectNode();
        switch (kind) {
            case "Namespace" -> namespace(object);
            case "Pod" -> pod(object, spec);
            case "Service" -> service(object, spec);
            case "PersistentVolumeClaim" -> status(object, "phase", "Pending");
            case "StatefulSet" -> statefulSet(object, spec);
            case "Job" -> job(spec);
            case "NetworkPolicy" -> policyTypes(spec);
            default -> {}
        }
    }

    private static void encode(ObjectNode secret) {
        if (secret.remove("stringData") instanceof ObjectNode plain) {
            ObjectNode data = secret.withObjectProperty("data");
            plain.fields()
                    .forEachRemaining(field -> data.put(
                            field.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(field.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void namespace(ObjectNode object) {
        object.withObjectProperty("metadata")
                .withObjectProperty("labels")
                .set("kubernetes.io/metadata.name", object.path("metadata").path("name"));
        boolean deleting = object.path("metadata").has("deletionTimestamp");
        ObjectNode spec = object.withObjectProperty("spec");
        if (!deleting && !spec.has("finalizers")) {
            spec.putArray("finalizers").add("kubernetes");
        }
        status(object, "phase", "Active");
    }

    private static void pod(ObjectNode object, ObjectNode spec) {
        absent(spec, "enableServiceLinks", true);
        absent(spec, "serviceAccountName", "default");
        absent(spec, "serviceAccount", spec.path("serviceAccountName").asText());
        for (String list : List.of("containers", "initContainers")) {
            spec.path(list).forEach(container -> {
                JsonNode limits = container.path("resources").path("limits");
                if (container.path("resources") instanceof ObjectNode resources && !limits.isEmpty()) {
                    ObjectNode requests = resources.withObjectProperty("requests");
                    limits.fields().forEachRemaining(limit -> requests.putIfAbsent(limit.getKey(), limit.getValue()));
                }
            });
        }
        status(object, "phase", "Pending");
    }

    private static void podTemplate(ObjectNode template) {
        JsonNode spec = template.path("spec");
        for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
            for (JsonNode container : spec.path(list)) {
                if (container instanceof ObjectNode object) {
                    absent(
                            object,
                            "imagePullPolicy",
                            pullPolicy(object.path("image").asText()));
                }
            }
        }
        for (JsonNode volume : spec.path("volumes")) {
            if (volume instanceof ObjectNode object && object.size() == 1 && object.has("name")) {
                object.putObject("emptyDir");
            }
        }
    }

    private static String pullPolicy(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return last.contains("@") || (last.contains(":") && !last.endsWith(":latest")) ? "IfNotPresent" : "Always";
    }

    private static void service(ObjectNode object, ObjectNode spec) {
        spec.path("ports").forEach(port -> {
            if (port instanceof ObjectNode present && !present.has("targetPort")) {
                present.set("targetPort", present.path("port"));
            }
        });
        String type = spec.path("type").asText();
        if (!type.equals("ExternalName")) {
            absent(spec, "clusterIP", CLUSTER_IP);
            if (!spec.has("clusterIPs")) {
                spec.putArray("clusterIPs").add(spec.path("clusterIP"));
            }
            if (!spec.has("ipFamilies")) {
                spec.putArray("ipFamilies").add("IPv4");
            }
            absent(spec, "ipFamilyPolicy", "SingleStack");
            absent(spec, "internalTrafficPolicy", "Cluster");
        }
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            absent(spec, "externalTrafficPolicy", "Cluster");
        }
        object.withObjectProperty("status").withObjectProperty("loadBalancer");
    }

    private static void statefulSet(ObjectNode object, ObjectNode spec) {
        JsonNode strategy = spec.path("updateStrategy");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ((ObjectNode) strategy).withObjectProperty("rollingUpdate").putIfAbsent("partition", spec.numberNode(0));
        }
        spec.path("volumeClaimTemplates").forEach(claim -> status((ObjectNode) claim, "phase", "Pending"));
        ObjectNode status = object.withObjectProperty("status");
        status.putIfAbsent("replicas", spec.numberNode(0));
        status.putIfAbsent("availableReplicas", spec.numberNode(0));
    }

    private static void job(ObjectNode spec) {
        boolean queue = spec.has("parallelism") && !spec.has("completions");
        if (!queue) {
            spec.putIfAbsent("completions", spec.numberNode(1));
        }
        spec.putIfAbsent("parallelism", spec.numberNode(1));
    }

    private static void policyTypes(ObjectNode spec) {
        if (!spec.has("policyTypes")) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (spec.has("egress")) {
                types.add("Egress");
            }
        }
    }

    private static void status(ObjectNode object, String field, String value) {
        absent(object.withObjectProperty("status"), field, value);
    }

    private static void absent(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    private static void absent(ObjectNode object, String field, boolean value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }
}
