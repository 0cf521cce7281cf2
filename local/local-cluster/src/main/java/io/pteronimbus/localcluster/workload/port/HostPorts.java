package io.pteronimbus.localcluster.workload.port;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.workload.Labels;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One host port for each container port of each pod name, and node ports of Services that are the same number.
 *
 * <p>The rule: whoever comes first chooses. A pod that starts takes its {@code hostPort}; else the port its name already has; else the node port of
 * a Service that selects it; else a free one of 30000–32767. A Service without node port takes the port of the first pod it
 * selects, by name (or of the first pod its StatefulSet will make); without any such pod, a free one. An explicit node port is given to the
 * pod, from its next start on. A pod name keeps its ports as long as the pod or its StatefulSet exists.
 */
public final class HostPorts {

    private final ObjectStore store;
    private final PortLedger ledger;

    public HostPorts(ObjectStore store, Path file) {
        this.store = store;
        this.ledger = new PortLedger(file);
    }

    /** The host port of each container port the pod declares. */
    public synchronized Map<Integer, Integer> of(ObjectNode pod) {
        Map<Integer, Integer> ports = new TreeMap<>();
        containerPorts(pod.path("spec")).forEach(port -> {
            int containerPort = port.path("containerPort").asInt();
            ports.computeIfAbsent(
                    containerPort,
                    any -> portOf(pod, containerPort, port.path("hostPort").asInt()));
        });
        return ports;
    }

    private int portOf(ObjectNode pod, int containerPort, int hostPort) {
        String namespace = namespace(pod);
        String holder = holder(namespace, name(pod), containerPort);
        if (hostPort > 0) {
            ledger.assign(holder, hostPort);
            return hostPort;
        }
        return ledger.find(holder).orElseGet(() -> {
            Optional<Integer> shown = services(namespace)
                    .filter(service ->
                            Labels.match(selector(service), pod.path("metadata").path("labels")))
                    .flatMap(service -> ports(service)
                            .filter(port -> targetPort(port, pod.path("spec")) == containerPort)
                            .map(port -> port.path("nodePort").asInt()))
                    .filter(nodePort -> nodePort > 0 && !ledger.taken(nodePort, PortLedgerKeys::isService))
                    .findFirst();
            shown.ifPresent(nodePort -> ledger.assign(holder, nodePort));
            return shown.orElseGet(() -> ledger.assignFree(holder, this::isNodePort));
        });
    }

    /** The node port for one port of a Service, agreed with the pod behind it. */
    synchronized int nodePort(ObjectNode service, JsonNode port) {
        int explicit = port.path("nodePort").asInt();
        String namespace = namespace(service);
        Optional<Target> target = target(service);
        if (target.isEmpty()) {
            String holder = PortLedgerKeys.service(
                    namespace, name(service), port.path("port").asInt());
            return explicit > 0
                    ? explicit
                    : ledger.find(holder).orElseGet(() -> ledger.assignFree(holder, this::isNodePort));
        }
        String holder = holder(
                namespace, target.get().podName(), targetPort(port, target.get().podSpec()));
        if (explicit > 0) {
            ledger.assign(holder, explicit);
            return explicit;
        }
        return ledger.find(holder).orElseGet(() -> ledger.assignFree(holder, this::isNodePort));
    }

    /** Forgets the ports of pods and Services that are gone for good. */
    synchronized void sweep() {
        ledger.releaseIf(holder -> {
            PortLedgerKeys key = PortLedgerKeys.parse(holder);
            if (PortLedgerKeys.isService(holder)) {
                return store.get(new ObjectKey("", "services", key.namespace(), key.name()))
                        .isEmpty();
            }
            int dash = key.name().lastIndexOf('-');
            return store.get(ObjectKey.pod(key.namespace(), key.name())).isEmpty()
                    && (dash < 0
                            || store.get(new ObjectKey(
                                            "apps",
                                            "statefulsets",
                                            key.namespace(),
                                            key.name().substring(0, dash)))
                                    .isEmpty());
        });
    }

    private record Target(String podName, JsonNode podSpec) {}

    private Optional<Target> target(ObjectNode service) {
        String namespace = namespace(service);
        Stream<Target> pods = store.list("", "pods", namespace).stream()
                .filter(pod ->
                        Labels.match(selector(service), pod.path("metadata").path("labels")))
                .map(pod -> new Target(name(pod), pod.path("spec")));
        Stream<Target> sets = store.list("apps", "statefulsets", namespace).stream()
                .filter(set -> Labels.match(selector(service), set.at("/spec/template/metadata/labels")))
                .map(set -> new Target(name(set) + "-0", set.at("/spec/template/spec")));
        return Stream.concat(pods, sets).min(Comparator.comparing(Target::podName));
    }

    private boolean isNodePort(int port) {
        return services(null)
                .flatMap(HostPorts::ports)
                .anyMatch(shown -> shown.path("nodePort").asInt() == port);
    }

    private Stream<ObjectNode> services(@org.jspecify.annotations.Nullable String namespace) {
        return store.list("", "services", namespace).stream();
    }

    private static Stream<JsonNode> ports(JsonNode service) {
        return List.copyOf(new java.util.ArrayList<JsonNode>(
                        service.path("spec").path("ports").valueStream().toList()))
                .stream();
    }

    private static Stream<JsonNode> containerPorts(JsonNode podSpec) {
        return podSpec.path("containers")
                .valueStream()
                .flatMap(container -> container.path("ports").valueStream());
    }

    private static int targetPort(JsonNode servicePort, JsonNode podSpec) {
        JsonNode target = servicePort.path("targetPort");
        if (target.isTextual()) {
            return containerPorts(podSpec)
                    .filter(port -> port.path("name").equals(target))
                    .mapToInt(port -> port.path("containerPort").asInt())
                    .findFirst()
                    .orElse(servicePort.path("port").asInt());
        }
        return target.asInt() > 0 ? target.asInt() : servicePort.path("port").asInt();
    }

    private static JsonNode selector(JsonNode service) {
        return service.path("spec").path("selector");
    }

    private static String holder(String namespace, String pod, int containerPort) {
        return PortLedgerKeys.pod(namespace, pod, containerPort);
    }

    private static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText();
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }
}
