package io.pteronimbus.localcluster.workload.port;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.Subscription;
import io.pteronimbus.localcluster.workload.ReconcileLoop;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Gives Services their cluster address, which is loopback, and those of type NodePort or LoadBalancer their node ports. */
public final class ServiceController implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> WITH_NODE_PORT = Set.of("NodePort", "LoadBalancer");

    private final ObjectStore store;
    private final HostPorts ports;
    private final ReconcileLoop<ObjectKey> loop = new ReconcileLoop<>("services", this::reconcile);
    private List<Subscription> subscriptions = List.of();

    public ServiceController(ObjectStore store, HostPorts ports) {
        this.store = store;
        this.ports = ports;
    }

    public void start() {
        ports.sweep();
        loop.start();
        subscriptions = List.of(
                store.watch("", "services", null, 0, event -> loop.add(event.key())),
                store.watch("", "pods", null, store.revision(), this::sweepWhenGone),
                store.watch("apps", "statefulsets", null, store.revision(), this::sweepWhenGone));
    }

    private void sweepWhenGone(StoreEvent event) {
        if (event.type() == StoreEvent.Type.DELETED) {
            ports.sweep();
        }
    }

    private void reconcile(ObjectKey key) {
        ObjectNode service = store.get(key).orElse(null);
        if (service == null) {
            ports.sweep();
            return;
        }
        List<Integer> nodePorts = nodePorts(service);
        if (!isComplete(service, nodePorts)) {
            store.update(key, now -> completed(now, service.path("spec"), nodePorts));
        }
    }

    /**
     * One for each port, none when the Service has none. Never to be asked for within a change of the store: whoever holds the ports
     * reads the store, and would wait for us.
     */
    private List<Integer> nodePorts(ObjectNode service) {
        JsonNode spec = service.path("spec");
        return hasNodePorts(spec)
                ? spec.path("ports")
                        .valueStream()
                        .map(port -> ports.nodePort(service, port))
                        .toList()
                : List.of();
    }

    /** @param seen what the ports were found for; one that has changed since is looked at again, for its change */
    private static ObjectNode completed(ObjectNode service, JsonNode seen, List<Integer> nodePorts) {
        if (!service.path("spec").equals(seen)) {
            return service;
        }
        ObjectNode spec = (ObjectNode) service.path("spec");
        if (spec.path("clusterIP").asText("").isEmpty()
                && !spec.path("type").asText().equals("ExternalName")) {
            spec.put("clusterIP", LOOPBACK);
            spec.putArray("clusterIPs").add(LOOPBACK);
        }
        for (int i = 0; i < nodePorts.size(); i++) {
            ((ObjectNode) spec.path("ports").path(i)).put("nodePort", nodePorts.get(i));
        }
        return service;
    }

    private static boolean isComplete(ObjectNode service, List<Integer> nodePorts) {
        JsonNode spec = service.path("spec");
        return !spec.isObject()
                || !spec.path("clusterIP").asText("").isEmpty()
                        && IntStream.range(0, nodePorts.size())
                                .allMatch(i -> spec.path("ports")
                                                .path(i)
                                                .path("nodePort")
                                                .asInt()
                                        == nodePorts.get(i));
    }

    private static boolean hasNodePorts(JsonNode spec) {
        return WITH_NODE_PORT.contains(spec.path("type").asText());
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        loop.close();
    }
}
