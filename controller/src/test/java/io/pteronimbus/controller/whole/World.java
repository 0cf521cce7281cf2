package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import io.pteronimbus.localcluster.Workloads;
import io.pteronimbus.localcluster.fault.Faults;
import io.pteronimbus.test.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A cluster, Kafka, a panel, and the controller between them. */
final class World implements AutoCloseable {
    static final String GAME = "test/game:1";
    static final String CRASHING = "test/crashing:1";
    static final String SLOW = "test/slow:1";
    /** Once in each pod. */
    static final String CRASHING_ONCE = "test/crashing-once:1";

    static final String DEAF = "test/deaf:1";
    static final String INSTALLER = "test/installer:1";

    /** Says how often its files were made. */
    static final String MADE = "test/made:1";

    /** Of thousands of servers that come at once. */
    private static final int BENCH_HISTORY = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String GAME_SCRIPT = """
            echo Starting; sleep 0.3; echo "Done (0.1s)!"
            while read -r l; do
              case "$l" in
                stop) echo Stopping; [ -z "$WORLD" ] || echo saved > "$WORLD"; exit 0;;
                crash*) exit "${l#crash }";;
                flood*) i=0; while [ $i -lt "${l#flood }" ]; do i=$((i+1)); echo "line $i"; done;;
                tell*) echo "told $(printenv "${l#tell }")";;
                *) echo "got $l";;
              esac
            done
            sleep 1000
            """;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
    final PanelKeys keys = new PanelKeys(name);
    private final LocalCluster cluster;
    private final Path data;
    final ClusterProxy proxy;
    final FakePanel panel = new FakePanel(vertx, keys);
    final LinkCutter cutter = new LinkCutter(vertx, panel.port());
    final String kafka = Infrastructure.get().kafka();
    final TransitionTap tap = new TransitionTap(kafka);
    private final Map<String, String> overrides = new HashMap<>();
    ControllerProcess controller;

    World() throws IOException {
        this(Map.of());
    }

    World(Map<String, String> settings) throws IOException {
        this(settings, fresh -> {});
    }

    /** @param before is done to it before there is a controller */
    World(Map<String, String> settings, Consumer<World> before) throws IOException {
        this(settings, null, before);
    }

    /** With pods that are no processes, where the controller meets the cluster itself. */
    World(Map<String, String> settings, @Nullable Workloads workloads) throws IOException {
        this(settings, workloads, fresh -> {});
    }

    private World(Map<String, String> settings, @Nullable Workloads workloads, Consumer<World> before)
            throws IOException {
        overrides.putAll(settings);
        var folder = Files.createTempDirectory("controller-world");
        data = folder;
        var config = new LocalClusterConfig(
                        0, folder, images(folder), LocalClusterConfig.DEFAULT_HISTORY, Clock.systemUTC())
                .withFaults();
        cluster = workloads == null
                ? LocalCluster.start(config)
                : LocalCluster.start(config.withHistory(BENCH_HISTORY), workloads);
        proxy = new ClusterProxy(vertx, cluster.baseUrl());
        if (workloads != null) {
            overrides.put("QUARKUS_KUBERNETES_CLIENT_API_SERVER_URL", cluster.baseUrl());
        }
        before.accept(this);
        controller = ControllerProcess.start(environment()).awaitReady();
        eventually(
                "controller says hello",
                () -> panel.told.stream()
                        .anyMatch(frame -> frame.path("type").asText().equals("hello")));
    }

    private static Path images(Path folder) throws IOException {
        var document = JSON.createObjectNode();
        var images = document.putObject("images");
        Map.of(
                        GAME,
                        GAME_SCRIPT,
                        CRASHING,
                        "echo Starting; exit 3",
                        CRASHING_ONCE,
                        "[ -f crashed ] || { touch crashed; echo Starting; sleep 0.5; exit 3; }; " + GAME_SCRIPT,
                        DEAF,
                        "trap '' TERM INT; echo 'Done (0.1s)!'; while :; do sleep 0.2; done",
                        INSTALLER,
                        "exit 1",
                        MADE,
                        "echo \"made $(wc -l < \"$FILES/made\" | tr -d ' ') times\"; " + GAME_SCRIPT,
                        SLOW,
                        "echo Starting; sleep 4; " + GAME_SCRIPT)
                .forEach((image, script) -> images.putObject(image)
                        .putPOJO("command", List.of("sh", "-c", script))
                        .putObject("env"));
        return Files.writeString(folder.resolve("images.json"), document.toString());
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_KUBERNETES_CLIENT_API_SERVER_URL", proxy.url());
        environment.put("QUARKUS_KUBERNETES_CLIENT_TRUST_CERTS", "true");
        environment.put("KUBECONFIG", "/dev/null");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        environment.put("PTERONIMBUS_LINK_URL", cutter.linkUrl());
        environment.put("PTERONIMBUS_LINK_CREDENTIAL", FakePanel.CREDENTIAL);
        environment.put("PTERONIMBUS_CLUSTER_NAME", name);
        environment.put("PTERONIMBUS_SERVICE_TRUSTED", keys.trusted());
        environment.put("PTERONIMBUS_SERVICE_PRIVATE_KEY", "unused");
        environment.putAll(overrides);
        return environment;
    }

    void killController() {
        controller.kill();
    }

    void startController() {
        controller = ControllerProcess.start(environment());
    }

    Faults faults() {
        return cluster.faults();
    }

    /** From the cluster itself, past the proxy; a missing node when there is none. */
    JsonNode read(String path) {
        var answer = send(
                HttpRequest.newBuilder(URI.create(cluster.baseUrl() + path)).build());
        return answer.statusCode() == 404 ? JSON.missingNode() : FakePanel.parse(answer.body());
    }

    private String text(String path) {
        return send(HttpRequest.newBuilder(URI.create(cluster.baseUrl() + path)).build())
                .body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Of the cluster. */
    String name() {
        return name;
    }

    JsonNode gameServer(UUID tenant, UUID server) {
        return read("/apis/pteronimbus.io/v1alpha1/namespaces/ptn-" + tenant + "/gameservers/gs-" + server);
    }

    JsonNode pod(UUID tenant, UUID server) {
        return read("/api/v1/namespaces/ptn-" + tenant + "/pods/gs-" + server + "-0");
    }

    String log(UUID tenant, UUID server) {
        return text("/api/v1/namespaces/ptn-" + tenant + "/pods/gs-" + server + "-0/log");
    }

    /** How often the controller has looked at a server. */
    double looks() {
        return metric("pteronimbus_server_looks_seconds_count");
    }

    /** Sum of the controller's values of that name with those labels; 0 when there is none. */
    double metric(String metric, String... labels) {
        try {
            return controller
                    .get("/q/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(metric) && Stream.of(labels).allMatch(line::contains))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> requestsAbout(UUID server) {
        return proxy.requests().stream()
                .filter(request -> request.contains(server.toString()))
                .toList();
    }

    /** Changes something about the service that means nothing, so that the server is looked at. */
    void touchService(UUID tenant, UUID server) {
        write(
                "PATCH",
                "/api/v1/namespaces/ptn-" + tenant + "/services/gs-" + server,
                "{\"metadata\":{\"annotations\":{\"touched\":\"" + UUID.randomUUID() + "\"}}}");
    }

    /** Behind the controller's back. */
    void delete(String path) {
        var answer = send(HttpRequest.newBuilder(URI.create(cluster.baseUrl() + path))
                .DELETE()
                .build());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** Where the cluster keeps what is on volumes. */
    Path data() {
        return data;
    }

    /** Behind the controller's back: a merge patch, say. */
    void write(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(cluster.baseUrl() + path))
                .header("Content-Type", "application/merge-patch+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = send(request);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** Behind the controller's back. */
    void create(String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(cluster.baseUrl() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = send(request);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
    }

    void awaitState(UUID server, String state) {
        eventually(server + " is " + state + ", was " + tap.states(server), () -> {
            var states = tap.states(server);
            return !states.isEmpty() && states.getLast().equals(state);
        });
    }

    static void eventually(String what, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(holds);
    }

    @Override
    public void close() throws Exception {
        controller.close();
        tap.close();
        cutter.close();
        panel.close();
        proxy.close();
        cluster.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        assertThat(proxy.forbidden).as("not allowed by the controller's roles").isEmpty();
    }
}
