package io.pteronimbus.localcluster.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import io.pteronimbus.localcluster.workload.ProcessWorkloads;
import io.pteronimbus.localcluster.workload.pod.KubeletSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;

/** A cluster with a process kubelet, a few mapped images and a namespace, spoken to with the fabric8 client and kubectl. */
final class MappedCluster implements AutoCloseable {

    static final String NAMESPACE = "workloads";
    static final String SHELL = "shell:1";
    static final String CONSOLE = "console:1";

    private static final String IMAGES = """
            {"images":{
              "shell:1":{"command":["sh","-c"],"env":{"FROM_IMAGE":"yes"}},
              "console:1":{"command":["sh","-c","echo up; while read line; do echo got $line; [ $line = stop ] && exit 0; done"]}
            }}
            """;

    private final LocalCluster cluster;
    private final Path directory;
    final KubernetesClient client;

    MappedCluster(Path directory) throws IOException {
        this.directory = directory;
        Path images = images(directory);
        var settings = new KubeletSettings(
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                1 << 20,
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                true);
        var workloads = new ProcessWorkloads(directory, images, Clock.systemUTC(), settings);
        this.cluster = LocalCluster.start(LocalClusterConfig.inMemory().withData(directory), workloads);
        this.client = client(cluster.baseUrl());
        createNamespace(client);
    }

    static Path images(Path directory) throws IOException {
        return Files.writeString(directory.resolve("images.json"), IMAGES);
    }

    static KubernetesClient client(String baseUrl) {
        return new KubernetesClientBuilder()
                .withConfig(ContractApi.embedded(baseUrl))
                .withHttpClientFactory(ContractApi.ATTENTIVE)
                .build();
    }

    static void createNamespace(KubernetesClient client) {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    Path directory() {
        return directory;
    }

    ContractApi api() {
        return ContractApi.at(cluster.baseUrl());
    }

    String baseUrl() {
        return cluster.baseUrl();
    }

    PodResource pod(String name) {
        return client.pods().inNamespace(NAMESPACE).withName(name);
    }

    static Pod shellPod(String name, String script) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .withImage(SHELL)
                .withArgs(script)
                .endContainer()
                .endSpec()
                .build();
    }

    void create(Pod pod) {
        client.pods().inNamespace(NAMESPACE).resource(pod).create();
    }

    void run(String name, String script) {
        create(shellPod(name, script));
        awaitRunning(name);
    }

    ContainerStatus status(String pod) {
        return pod(pod).get().getStatus().getContainerStatuses().stream()
                .filter(status -> status.getName().equals("main"))
                .findFirst()
                .orElseThrow();
    }

    boolean isRunning(String pod) {
        Pod found = pod(pod).get();
        return found != null
                && found.getStatus() != null
                && found.getStatus().getContainerStatuses().stream()
                        .anyMatch(status -> status.getState().getRunning() != null);
    }

    void awaitRunning(String pod) {
        soon().until(() -> isRunning(pod));
    }

    void awaitPhase(String pod, String phase) {
        soon().until(() -> phase.equals(pod(pod).get().getStatus().getPhase()));
    }

    void awaitGone(String pod) {
        soon().until(() -> pod(pod).get() == null);
    }

    String log(String pod) {
        return pod(pod).inContainer("main").getLog();
    }

    List<String> events(String pod) {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> pod.equals(event.getInvolvedObject().getName()))
                .map(Event::getReason)
                .toList();
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }

    static boolean hasKubectl() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }

    /** Creates what the YAML documents say, in the namespace of this cluster. */
    void apply(String yaml) {
        for (String document : yaml.split("(?m)^---$")) {
            client.resource(document).inNamespace(NAMESPACE).create();
        }
    }

    /** Starts kubectl against this cluster, its error output joined with the other. */
    Process kubectl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("kubectl", "--server", cluster.baseUrl()));
        command.addAll(List.of("--namespace", NAMESPACE, "--kubeconfig", "/dev/null"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", directory.toString());
        return builder.start();
    }

    /** Whether the process runs; a zombie that nobody waits for does not. */
    static boolean isAlive(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return ProcessHandle.of(pid).isPresent()
                && !(Files.exists(stat) && Files.readString(stat).contains(") Z "));
    }

    record Finished(int code, String output) {}

    static Finished finish(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        process.waitFor(20, TimeUnit.SECONDS);
        return new Finished(process.exitValue(), new String(output, UTF_8));
    }

    @Override
    public void close() {
        client.close();
        cluster.close();
    }
}
