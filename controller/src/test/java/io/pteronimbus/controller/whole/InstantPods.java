package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.Workloads;
import io.pteronimbus.localcluster.api.PodSubresources;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.workload.ReconcileLoop;
import io.pteronimbus.localcluster.workload.statefulset.StatefulSetController;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Pods that run as soon as they are made, say that they are done, and are gone as soon as they are to go. Nothing is behind them. */
final class InstantPods implements Workloads, PodSubresources {
    private static final String NODE = "instant";
    private static final ObjectKey NODE_KEY = new ObjectKey("", "nodes", null, NODE);
    private static final int FIRST_PORT = 30_000;

    private final AtomicInteger ports = new AtomicInteger(FIRST_PORT);
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable ObjectStore store;
    private volatile boolean lost;

    @Override
    public void start(ObjectStore opened) {
        store = opened;
        opened.create(NODE_KEY, Json.object().put("apiVersion", "v1").put("kind", "Node"));
        answerForNode("True");
        follow("", "pods", this::pod);
        follow("", "services", this::service);
        follow("", "persistentvolumeclaims", this::claim);
        var sets = new StatefulSetController(opened, Clock.systemUTC());
        sets.start();
        open.add(sets);
    }

    private void follow(String group, String resource, java.util.function.Consumer<ObjectKey> handler) {
        var loop = new ReconcileLoop<ObjectKey>("instant-" + resource, handler);
        loop.start();
        var subscription = store().watch(group, resource, null, 0, (StoreEvent event) -> loop.add(event.key()));
        open.add(subscription::close);
        open.add(loop);
    }

    private void pod(ObjectKey key) {
        var pod = store().get(key).orElse(null);
        if (pod == null || lost) {
            return;
        }
        try {
            if (pod.at("/metadata").hasNonNull("deletionTimestamp")) {
                store().remove(key);
            } else if (!pod.at("/status/phase").asText().equals("Running")) {
                store().update(key, InstantPods::run);
            }
        } catch (StatusException gone) {
            if (gone.code() != 404) {
                throw gone;
            }
        }
    }

    /** While it is cut off the node's pods stay as they are, whoever deletes them; then it does what it was asked to meanwhile. */
    @Override
    public void isolate(boolean cutOff) {
        lost = cutOff;
        answerForNode(cutOff ? "Unknown" : "True");
        if (!cutOff) {
            store().list("", "pods", null)
                    .forEach(pod -> pod(ObjectKey.pod(
                            pod.at("/metadata/namespace").asText(),
                            pod.at("/metadata/name").asText())));
        }
    }

    private void answerForNode(String ready) {
        store().update(NODE_KEY, node -> {
            node.withObject("/status")
                    .putArray("conditions")
                    .addObject()
                    .put("type", "Ready")
                    .put("status", ready);
            return node;
        });
    }

    private static ObjectNode run(ObjectNode pod) {
        var spec = (ObjectNode) pod.path("spec");
        spec.put("nodeName", NODE);
        var status = pod.withObject("/status");
        status.put("phase", "Running").put("podIP", "127.0.0.1").put("startTime", now());
        var container = status.putArray("containerStatuses").addObject();
        container
                .put("name", spec.at("/containers/0/name").asText())
                .put("image", spec.at("/containers/0/image").asText())
                .put("ready", true)
                .put("started", true)
                .put("restartCount", 0)
                .put("containerID", "instant://" + pod.at("/metadata/uid").asText() + "-0");
        container.withObject("/state/running").put("startedAt", now());
        return pod;
    }

    /** Ends a pod's container with an error, and starts it again, in one change. */
    void crash(String namespace, String name) {
        store().update(ObjectKey.pod(namespace, name), pod -> {
            var container = (ObjectNode) pod.at("/status/containerStatuses/0");
            var restarts = container.path("restartCount").asInt() + 1;
            var ended = container.withObject("/lastState/terminated");
            ended.put("exitCode", 3)
                    .put("reason", "Error")
                    .put("containerID", container.path("containerID").asText())
                    .put("startedAt", now())
                    .put("finishedAt", now());
            container
                    .put("restartCount", restarts)
                    .put("containerID", "instant://" + pod.at("/metadata/uid").asText() + "-" + restarts);
            return pod;
        });
    }

    private void service(ObjectKey key) {
        var service = store().get(key).orElse(null);
        if (service != null && !service.at("/spec").hasNonNull("clusterIP")) {
            store().update(key, found -> {
                var spec = (ObjectNode) found.path("spec");
                spec.put("clusterIP", "127.0.0.1");
                if (spec.path("type").asText().equals("NodePort")) {
                    spec.path("ports").forEach(port -> ((ObjectNode) port).put("nodePort", ports.getAndIncrement()));
                }
                return found;
            });
        }
    }

    private void claim(ObjectKey key) {
        var claim = store().get(key).orElse(null);
        if (claim != null && !claim.at("/status/phase").asText().equals("Bound")) {
            store().update(key, found -> {
                var status = found.withObject("/status").put("phase", "Bound");
                status.set("capacity", found.at("/spec/resources/requests").deepCopy());
                return found;
            });
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public PodSubresources subresources() {
        return this;
    }

    @Override
    public void log(RoutingContext context, String namespace, String pod) {
        context.response().putHeader("Content-Type", "text/plain").end("Done (0.0s)!\n");
    }

    @Override
    public void exec(RoutingContext context, String namespace, String pod) {
        context.response().setStatusCode(501).end();
    }

    @Override
    public void attach(RoutingContext context, String namespace, String pod) {
        context.response().setStatusCode(501).end();
    }

    @Override
    public void stop() {
        for (var each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private ObjectStore store() {
        if (store == null) {
            throw new IllegalStateException("not started");
        }
        return store;
    }
}
