package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.workload.LocalNode;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the status of one pod: collects what its containers do and writes it when it changed. */
final class PodStatus {

    static final String NODE = LocalNode.NAME;
    private static final String LOOPBACK = "127.0.0.1";

    private final ObjectStore store;
    private final PodView pod;
    private final Clock clock;
    private final Map<String, ContainerStatus> initContainers = new LinkedHashMap<>();
    private final Map<String, ContainerStatus> containers = new LinkedHashMap<>();
    private final Contact contact;
    private boolean initialized;

    PodStatus(ObjectStore store, PodView pod, Clock clock, Contact contact) {
        this.contact = contact;
        this.store = store;
        this.pod = pod;
        this.clock = clock;
        pod.initContainers().forEach(container -> initContainers.put(name(container), recovered(container)));
        pod.containers().forEach(container -> containers.put(name(container), recovered(container)));
        initialized = initContainers.isEmpty();
        if (!initialized) {
            containers.replaceAll((name, status) -> status.behind(ContainerState.Waiting.INITIALIZING));
        }
    }

    private ContainerStatus recovered(JsonNode container) {
        return pod.recordedStatus(name(container))
                .map(recorded -> ContainerStatus.recovered(container, recorded, clock.instant()))
                .orElseGet(() -> ContainerStatus.initial(container));
    }

    synchronized ContainerStatus of(String container) {
        ContainerStatus status = containers.getOrDefault(container, initContainers.get(container));
        if (status == null) {
            throw new IllegalArgumentException("no container " + container);
        }
        return status;
    }

    /** Takes over the new state of a container and writes the pod's status. */
    synchronized void report(ContainerStatus status) {
        if (containers.containsKey(status.name())) {
            containers.put(status.name(), status);
        } else {
            initContainers.put(status.name(), status.done());
        }
        publish();
    }

    /** Takes over whether a container is ready, as long as the run that was asked about goes on. */
    synchronized void ready(String container, String containerId, boolean ready) {
        ContainerStatus status = of(container);
        if (status.isRunning() && status.containerId().equals(containerId) && status.ready() != ready) {
            report(status.ready(ready));
        }
    }

    /** Says that no node takes the pod at the moment. */
    static void unschedulable(ObjectStore store, PodView pod, Clock clock) {
        store.update(pod.key(), object -> {
            ArrayNode conditions = object.withObject("/status").withArray("/conditions");
            conditions.removeAll();
            conditions
                    .addObject()
                    .put("type", "PodScheduled")
                    .put("status", "False")
                    .put("reason", "Unschedulable")
                    .put("message", "0/1 nodes are available: 1 node(s) were unschedulable.")
                    .put("lastTransitionTime", ContainerState.seconds(clock.instant()))
                    .putNull("lastProbeTime");
            return object;
        });
    }

    /** The cluster's own word on a pod whose node it does not hear from. */
    static void unready(ObjectStore store, PodView pod, Clock clock) {
        store.update(pod.key(), object -> {
            for (JsonNode condition : object.at("/status/conditions")) {
                if (condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True")) {
                    ((ObjectNode) condition)
                            .put("status", "False")
                            .put("lastTransitionTime", ContainerState.seconds(clock.instant()));
                }
            }
            return object;
        });
    }

    synchronized void initialized() {
        initialized = true;
    }

    /** Shows every container as about to start, as it is when the cluster stops without the pod being deleted. */
    synchronized void suspend() {
        containers.replaceAll((name, status) -> status.suspended());
        initContainers.replaceAll((name, status) -> status.suspended());
        initialized = initContainers.isEmpty();
        publish();
    }

    /** What is not told now is told when there is contact again. */
    synchronized void publish() {
        if (contact.isLost()) {
            return;
        }
        try {
            store.update(pod.key(), this::apply);
        } catch (StatusException gone) {
            if (gone.code() != 404) {
                throw gone;
            }
        }
    }

    private ObjectNode apply(ObjectNode object) {
        if (!object.path("metadata").path("uid").asText().equals(pod.uid())) {
            return object;
        }
        ObjectNode spec = (ObjectNode) object.path("spec");
        if (!spec.hasNonNull("nodeName")) {
            spec.put("nodeName", NODE);
        }
        ObjectNode status = object.withObject("/status");
        status.put("phase", phase());
        status.put("hostIP", LOOPBACK);
        status.putArray("hostIPs").addObject().put("ip", LOOPBACK);
        status.put("podIP", LOOPBACK);
        status.putArray("podIPs").addObject().put("ip", LOOPBACK);
        if (!status.hasNonNull("startTime")) {
            status.put("startTime", ContainerState.seconds(clock.instant()));
        }
        put(status, "initContainerStatuses", initContainers.values());
        put(status, "containerStatuses", containers.values());
        boolean ready = initialized && containers.values().stream().allMatch(ContainerStatus::ready);
        String unready = phase().equals("Succeeded") ? "PodCompleted" : "ContainersNotReady";
        ArrayNode conditions = status.withArray("/conditions");
        condition(conditions, "PodReadyToStartContainers", true, null);
        condition(conditions, "Initialized", initialized, "ContainersNotInitialized");
        condition(conditions, "Ready", ready, unready);
        condition(conditions, "ContainersReady", ready, unready);
        condition(conditions, "PodScheduled", true, null);
        return object;
    }

    synchronized String phase() {
        boolean started = initialized
                && containers.values().stream()
                        .anyMatch(status -> !status.containerId().isEmpty() || status.isTerminated());
        boolean over = initialized && containers.values().stream().allMatch(ContainerStatus::isTerminated);
        boolean initFailed =
                initContainers.values().stream().anyMatch(status -> status.isTerminated() && !status.hasSucceeded());
        if (over) {
            return containers.values().stream().allMatch(ContainerStatus::hasSucceeded) ? "Succeeded" : "Failed";
        }
        if (initFailed && !initialized) {
            return "Failed";
        }
        return started ? "Running" : "Pending";
    }

    private static void put(ObjectNode status, String field, Collection<ContainerStatus> statuses) {
        if (!statuses.isEmpty()) {
            ArrayNode array = status.putArray(field);
            statuses.forEach(each -> array.add(each.toJson()));
        }
    }

    private void condition(ArrayNode conditions, String type, boolean met, @Nullable String reasonWhenNot) {
        String value = met ? "True" : "False";
        ObjectNode condition = null;
        for (JsonNode each : conditions) {
            if (each.path("type").asText().equals(type)) {
                condition = (ObjectNode) each;
            }
        }
        if (condition == null) {
            condition = conditions.addObject().put("type", type);
            condition.putNull("lastProbeTime");
        }
        if (!condition.path("status").asText().equals(value)) {
            condition.put("status", value);
            condition.put("lastTransitionTime", ContainerState.seconds(clock.instant()));
        }
        if (met || reasonWhenNot == null) {
            condition.remove("reason");
        } else {
            condition.put("reason", reasonWhenNot);
        }
    }

    private static String name(JsonNode container) {
        return container.path("name").asText();
    }
}
