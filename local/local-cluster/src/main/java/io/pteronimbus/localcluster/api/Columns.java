package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.kinds.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which columns {@code kubectl get} shows of each kind. */
final class Columns {

    private Columns() {}

    static List<Column> of(ResourceType type) {
        var columns = new ArrayList<Column>();
        columns.add(Column.NAME);
        if (type.custom() && !type.columns().isEmpty()) {
            type.columns().forEach(column -> columns.add(Column.custom(column)));
            return columns;
        }
        columns.addAll(builtIn(type.kind()));
        if (type.kind().equals("Event")) {
            // an event's own name and age say nothing
            columns.removeFirst();
        } else if (!type.kind().equals("CustomResourceDefinition")) {
            columns.add(Column.AGE);
        }
        return columns;
    }

    private static List<Column> builtIn(String kind) {
        return switch (kind) {
            case "Namespace" -> List.of(Column.text("Status", at("/status/phase")));
            case "Pod" ->
                List.of(
                        Column.text("Ready", PodColumns::ready),
                        Column.text("Status", PodColumns::status),
                        Column.count("Restarts", PodColumns::restarts),
                        Column.wide("IP", at("/status/podIP")),
                        Column.wide("Node", at("/spec/nodeName")));
            case "Service" ->
                List.of(
                        Column.text("Type", at("/spec/type")),
                        Column.text("Cluster-IP", at("/spec/clusterIP")),
                        Column.text("External-IP", object -> "<none>"),
                        Column.text("Port(s)", Columns::ports));
            case "ConfigMap" ->
                List.of(Column.count(
                        "Data",
                        object -> object.path("data").size()
                                + object.path("binaryData").size()));
            case "Secret" ->
                List.of(
                        Column.text("Type", at("/type")),
                        Column.count("Data", object -> object.path("data").size()));
            case "PersistentVolumeClaim" ->
                List.of(
                        Column.text("Status", at("/status/phase")),
                        Column.text(
                                "Volume",
                                object -> object.at("/spec/volumeName").asText("")),
                        Column.text(
                                "Capacity",
                                object -> object.at("/status/capacity/storage").asText("")),
                        Column.text("Access Modes", object -> list(object.at("/spec/accessModes"))),
                        Column.text(
                                "StorageClass",
                                object -> object.at("/spec/storageClassName").asText("")));
            case "StatefulSet" ->
                List.of(Column.text(
                        "Ready",
                        object -> object.at("/status/readyReplicas").asInt() + "/"
                                + object.at("/spec/replicas").asInt()));
            case "Job" ->
                List.of(Column.text(
                        "Completions",
                        object -> object.at("/status/succeeded").asInt() + "/"
                                + object.at("/spec/completions").asInt(1)));
            case "Node" ->
                List.of(
                        Column.text("Status", Columns::nodeStatus),
                        Column.text("Roles", object -> "<none>"),
                        Column.text("Version", at("/status/nodeInfo/kubeletVersion")));
            case "PodDisruptionBudget" ->
                List.of(
                        Column.text("Min Available", or("/spec/minAvailable", "N/A")),
                        Column.text("Max Unavailable", or("/spec/maxUnavailable", "N/A")),
                        Column.count(
                                "Allowed Disruptions",
                                object ->
                                        object.at("/status/disruptionsAllowed").asInt()));
            case "StorageClass" ->
                List.of(
                        Column.text("Provisioner", at("/provisioner")),
                        Column.text("ReclaimPolicy", at("/reclaimPolicy")),
                        Column.text("VolumeBindingMode", at("/volumeBindingMode")),
                        Column.text(
                                "AllowVolumeExpansion",
                                object -> object.at("/allowVolumeExpansion").asText("false")));
            case "Lease" -> List.of(Column.text("Holder", at("/spec/holderIdentity")));
            case "Event" ->
                List.of(
                        Column.age("Last Seen", "/lastTimestamp"),
                        Column.text("Type", at("/type")),
                        Column.text("Reason", at("/reason")),
                        Column.text(
                                "Object",
                                object -> object.at("/involvedObject/kind")
                                                .asText("")
                                                .toLowerCase(Locale.ROOT)
                                        + "/"
                                        + object.at("/involvedObject/name").asText("")),
                        Column.text("Message", at("/message")));
            case "CustomResourceDefinition" -> List.of(Column.text("Created At", at("/metadata/creationTimestamp")));
            default -> List.of();
        };
    }

    private static Function<JsonNode, String> at(String pointer) {
        return object -> object.at(pointer).asText("<none>");
    }

    private static Function<JsonNode, String> or(String pointer, String absent) {
        return object -> object.at(pointer).asText(absent);
    }

    private static String nodeStatus(JsonNode node) {
        boolean ready = node.at("/status/conditions")
                .valueStream()
                .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
        boolean closed = node.at("/spec/unschedulable").asBoolean();
        return (ready ? "Ready" : "NotReady") + (closed ? ",SchedulingDisabled" : "");
    }

    private static String list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .map(mode -> switch (mode) {
                    case "ReadWriteOnce" -> "RWO";
                    case "ReadOnlyMany" -> "ROX";
                    case "ReadWriteMany" -> "RWX";
                    default -> mode;
                })
                .collect(Collectors.joining(","));
    }

    private static String ports(JsonNode service) {
        String ports = StreamSupport.stream(service.at("/spec/ports").spliterator(), false)
                .map(port -> port.path("port").asText()
                        + (port.path("nodePort").asInt() > 0
                                ? ":" + port.path("nodePort").asText()
                                : "")
                        + "/" + port.path("protocol").asText("TCP"))
                .collect(Collectors.joining(","));
        return ports.isEmpty() ? "<none>" : ports;
    }
}
