package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.workload.process.ContainerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question to a container. A declared container port is asked at the host port that stands for it.
 *
 * @param action    the probe as the container declares it
 * @param hostPorts host ports by container port
 * @param names     container ports by name
 */
record Probe(JsonNode action, Map<Integer, Integer> hostPorts, Map<String, Integer> names) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Optional<Probe> of(JsonNode container, String kind, Map<Integer, Integer> hostPorts) {
        JsonNode action = container.path(kind);
        if (!action.isObject()) {
            return Optional.empty();
        }
        Map<String, Integer> names = new java.util.HashMap<>();
        container
                .path("ports")
                .forEach(port -> names.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return Optional.of(new Probe(action, hostPorts, names));
    }

    Duration initialDelay() {
        return Duration.ofSeconds(action.path("initialDelaySeconds").asLong(0));
    }

    Duration period() {
        return Duration.ofSeconds(Math.max(1, action.path("periodSeconds").asLong(10)));
    }

    int failureThreshold() {
        return Math.max(1, action.path("failureThreshold").asInt(3));
    }

    int successThreshold() {
        return Math.max(1, action.path("successThreshold").asInt(1));
    }

    private Duration timeout() {
        return Duration.ofSeconds(Math.max(1, action.path("timeoutSeconds").asLong(1)));
    }

    /** @return why the container is not well, or nothing when it is */
    Optional<String> ask(RunningContainer container) throws InterruptedException {
        try {
            if (action.has("exec")) {
                return run(container);
            }
            if (action.has("httpGet")) {
                return get(action.path("httpGet"));
            }
            return connect(action.path("tcpSocket").path("port"));
        } catch (IOException e) {
            return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Optional<String> run(RunningContainer container) throws IOException, InterruptedException {
        List<String> command =
                action.at("/exec/command").valueStream().map(JsonNode::asText).toList();
        ContainerProcess process = container.exec(command, false, (output, bytes) -> {});
        boolean ended = process.awaitExit(timeout());
        process.kill();
        if (!ended) {
            return Optional.of("command timed out");
        }
        int code = process.exit().join();
        return code == 0 ? Optional.empty() : Optional.of("command exited with " + code);
    }

    private Optional<String> get(JsonNode target) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(target.path("port"))
                        + target.path("path").asText("/")))
                .timeout(timeout())
                .build();
        int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        return status >= 200 && status < 400 ? Optional.empty() : Optional.of("HTTP status " + status);
    }

    private Optional<String> connect(JsonNode port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port(port)), (int)
                    timeout().toMillis());
            return Optional.empty();
        }
    }

    private int port(JsonNode port) {
        int asked = port.isTextual() ? names.getOrDefault(port.asText(), 0) : port.asInt();
        return hostPorts.getOrDefault(asked, asked);
    }
}
