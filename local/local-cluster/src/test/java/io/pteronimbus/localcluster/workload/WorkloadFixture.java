package io.pteronimbus.localcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.workload.pod.KubeletSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A store with workloads on it, without the API in front. */
public final class WorkloadFixture implements AutoCloseable {

    public static final String NAMESPACE = "games";
    static final String IMAGES = """
            {"images":{
              "shell:1":{"command":["sh","-c"],"env":{"FROM_IMAGE":"yes","HOME_OF_DATA":"/data"}},
              "loop:1":{"command":["sh","-c","trap 'exit 0' TERM; echo up; while :; do sleep 0.05; done"]}
            }}
            """;

    private final Path directory;
    private ObjectStore store;
    private ProcessWorkloads workloads;

    public WorkloadFixture(Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("images.json"), IMAGES);
        store = new ObjectStore(directory.resolve("store"), 1000, Clock.systemUTC());
        workloads = workloads();
        if (store.get(ObjectKey.namespace(NAMESPACE)).isEmpty()) {
            store.create(
                    ObjectKey.namespace(NAMESPACE),
                    json("{'apiVersion':'v1','kind':'Namespace','metadata':{'name':'games'}}"));
        }
        workloads.start(store);
    }

    private ProcessWorkloads workloads() {
        var settings = new KubeletSettings(
                Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMinutes(1), 1 << 20, Duration.ofSeconds(2));
        return new ProcessWorkloads(directory, directory.resolve("images.json"), Clock.systemUTC(), settings);
    }

    public ObjectStore store() {
        return store;
    }

    public io.pteronimbus.localcluster.api.PodSubresources streams() {
        return workloads.subresources();
    }

    /** Cuts the node off, or connects it again. */
    void isolate(boolean cutOff) {
        workloads.isolate(cutOff);
    }

    /** Stops as SIGTERM would and starts again. */
    public void restart() {
        close();
        store = new ObjectStore(directory.resolve("store"), 1000, Clock.systemUTC());
        workloads = workloads();
        workloads.start(store);
    }

    public static ObjectNode json(String singleQuoted) {
        try {
            return (ObjectNode)
                    Json.read(singleQuoted.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(singleQuoted, e);
        }
    }

    /** A pod with one container {@code main} that runs a script. */
    public static ObjectNode pod(String name, String script) {
        ObjectNode pod = json(
                "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'%s'},'spec':{'containers':[{'name':'main','image':'shell:1'}]}}"
                        .formatted(name));
        ((ObjectNode) pod.at("/spec/containers/0")).putArray("args").add(script);
        return pod;
    }

    public void create(String group, String resource, ObjectNode object) {
        ((ObjectNode) object.withObject("/metadata")).put("namespace", NAMESPACE);
        store.create(key(group, resource, object.at("/metadata/name").asText()), object);
    }

    public static ObjectKey key(String group, String resource, String name) {
        return new ObjectKey(group, resource, NAMESPACE, name);
    }

    public JsonNode pod(String name) {
        return store.get(ObjectKey.pod(NAMESPACE, name))
                .<JsonNode>map(pod -> pod)
                .orElseGet(Json::object);
    }

    public JsonNode container(String pod) {
        return pod(pod).at("/status/containerStatuses/0");
    }

    public static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(20));
    }

    public void awaitRunning(String pod) {
        soon().until(() -> container(pod).at("/state/running").isObject());
    }

    public void awaitGone(String pod) {
        soon().until(() -> store.get(ObjectKey.pod(NAMESPACE, pod)).isEmpty());
    }

    /** What the container's current log holds, without times. */
    public String log(String pod, int run) {
        Path file = directory
                .resolve("pods")
                .resolve(pod(pod).at("/metadata/uid").asText())
                .resolve("main")
                .resolve(run + ".log");
        try {
            return Files.exists(file) ? Files.readString(file).replaceAll("(?m)^\\S+ (stdout|stderr) [FP] ", "") : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path directory() {
        return directory;
    }

    @Override
    public void close() {
        workloads.stop();
        store.close();
    }
}
