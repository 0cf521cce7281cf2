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
        if (!isComplete(service)) {
            store.update(key, this::completed);
        }
    }

    private ObjectNode completed(ObjectNode service) {
        ObjectNode spec = (ObjectNode) service.path("spec");
        if (spec.path("clusterIP").asText("").isEmpty()
                && !spec.path("type").asText().equals("ExternalName")) {
            spec.put("clusterIP", LOOPBACK);
            spec.putArray("clusterIPs").add(LOOPBACK);
        }
        if (hasNodePorts(spec)) {
            for (JsonNode port : spec.path("ports")) {
                ((ObjectNode) port).put("nodePort", ports.nodePort(service, port));
            }
        }
        return service;
    }

    private boolean isComplete(ObjectNode service) {
        JsonNode spec = service.path("spec");
        return !spec.isObject()
                || !spec.path("clusterIP").asText("").isEmpty()
                        && (!hasNodePorts(spec)
                                || spec.path("ports")
                                        .valueStream()
                                        .allMatch(port ->
                                                port.path("nodePort").asInt() == ports.nodePort(service, port)));
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
