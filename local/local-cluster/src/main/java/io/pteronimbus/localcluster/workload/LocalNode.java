package io.pteronimbus.localcluster.workload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The objects that stand for this machine: its node, and the storage class of its directories. */
public final class LocalNode {

    public static final String NAME = "local";
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final int MOST_PODS = 1000;
    private static final String VERSION = "v1.32.0+pteronimbus";

    private LocalNode() {}

    public static ObjectKey key() {
        return new ObjectKey("", "nodes", null, NAME);
    }

    /** Whether new pods may be started: {@code kubectl cordon} says no. */
    public static boolean takesPods(ObjectStore store) {
        return store.get(key())
                .map(node -> !node.at("/spec/unschedulable").asBoolean()
                        && !node.at("/status/conditions/0/status").asText().equals("Unknown"))
                .orElse(true);
    }

    /** Says as the cluster does whether the node is heard from. */
    public static void heard(ObjectStore store, Clock clock, boolean heard) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        store.update(key(), node -> {
            ObjectNode spec = node.withObjectProperty("spec");
            spec.remove("taints");
            if (heard) {
                return describe(node, now);
            }
            for (String effect : new String[] {"NoSchedule", "NoExecute"}) {
                spec.withArrayProperty("taints")
                        .addObject()
                        .put("key", UNREACHABLE)
                        .put("effect", effect)
                        .put("timeAdded", now);
            }
            ObjectNode ready = (ObjectNode) node.at("/status/conditions/0");
            ready.put("status", "Unknown")
                    .put("reason", "NodeStatusUnknown")
                    .put("message", "Kubelet stopped posting node status.")
                    .put("lastTransitionTime", now);
            return node;
        });
    }

    /** Makes both, and says that the node is ready. */
    static void register(ObjectStore store, Clock clock) {
        if (store.get(key()).isEmpty()) {
            ObjectNode node = Json.object().put("apiVersion", "v1").put("kind", "Node");
            ObjectNode labels = node.putObject("metadata").putObject("labels");
            labels.put("kubernetes.io/hostname", NAME)
                    .put("kubernetes.io/os", system())
                    .put("kubernetes.io/arch", architecture());
            node.putObject("spec");
            store.create(key(), node);
        }
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        store.update(key(), node -> describe(node, now));
        var storage = new ObjectKey("storage.k8s.io", "storageclasses", null, NAME);
        if (store.get(storage).isEmpty()) {
            store.create(storage, storageClass());
        }
    }

    private static ObjectNode describe(ObjectNode node, String now) {
        ObjectNode status = node.withObjectProperty("status");
        for (String field : new String[] {"capacity", "allocatable"}) {
            status.putObject(field)
                    .put("cpu", Integer.toString(Runtime.getRuntime().availableProcessors()))
                    .put("memory", memory() / 1024 + "Ki")
                    .put("pods", Integer.toString(MOST_PODS));
        }
        ArrayNode addresses = status.putArray("addresses");
        addresses.addObject().put("type", "InternalIP").put("address", "127.0.0.1");
        addresses.addObject().put("type", "Hostname").put("address", NAME);
        status.putObject("nodeInfo")
                .put("architecture", architecture())
                .put("operatingSystem", system())
                .put("osImage", System.getProperty("os.name"))
                .put("kernelVersion", System.getProperty("os.version"))
                .put("containerRuntimeVersion", "process://1")
                .put("kubeletVersion", VERSION);
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True")
                .put("reason", "KubeletReady")
                .put("message", "processes of this machine, isolated by nothing")
                .put("lastHeartbeatTime", now)
                .put("lastTransitionTime", now);
        return node;
    }

    private static ObjectNode storageClass() {
        ObjectNode made = Json.object().put("apiVersion", "storage.k8s.io/v1").put("kind", "StorageClass");
        made.putObject("metadata").putObject("annotations").put("storageclass.kubernetes.io/is-default-class", "true");
        return made.put("provisioner", "pteronimbus.io/directory")
                .put("reclaimPolicy", "Delete")
                .put("volumeBindingMode", "Immediate")
                .put("allowVolumeExpansion", true);
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 0;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("x86_64") ? "amd64" : name.equals("aarch64") ? "arm64" : name;
    }
}
