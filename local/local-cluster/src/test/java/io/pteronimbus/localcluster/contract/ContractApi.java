package io.pteronimbus.localcluster.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.pteronimbus.clusterclient.AttentiveHttpClientFactory;
import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The API under test, spoken to in plain HTTP. With the environment variable {@code KUBECONFIG_CONTRACT} it is that cluster, otherwise
 * an embedded one that lives as long as the test JVM.
 */
final class ContractApi {

    static final String JSON_PATCH = "application/json-patch+json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    static final String APPLY = "application/apply-patch+yaml";
    static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    /** Of all clients of this JVM, for as long as it lives. */
    static final HttpClient.Factory ATTENTIVE =
            new AttentiveHttpClientFactory(Vertx.vertx(new VertxOptions().setUseDaemonThread(true)));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static @Nullable KubernetesClient shared;

    private final KubernetesClient client;

    private ContractApi(KubernetesClient client) {
        this.client = client;
    }

    static ContractApi shared() {
        return new ContractApi(sharedClient());
    }

    static ContractApi at(String baseUrl) {
        return new ContractApi(client(embedded(baseUrl)));
    }

    static boolean isEmbedded() {
        return System.getenv("KUBECONFIG_CONTRACT") == null;
    }

    private static synchronized KubernetesClient sharedClient() {
        if (shared == null) {
            shared = client(
                    isEmbedded()
                            ? embedded(LocalCluster.start(LocalClusterConfig.inMemory())
                                    .baseUrl())
                            : Config.fromKubeconfig(read(Path.of(System.getenv("KUBECONFIG_CONTRACT")))));
        }
        return shared;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Config embedded(String baseUrl) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(baseUrl)
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(ATTENTIVE)
                .build();
    }

    KubernetesClient client() {
        return client;
    }

    /** A fresh namespace's name; it is deleted with the cluster, or by {@link #delete}. */
    String namespace() {
        String name = "contract-" + UUID.randomUUID().toString().substring(0, 8);
        post("/api/v1/namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}")
                .succeeded();
        return name;
    }

    static JsonNode yaml(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer get(String path) {
        return send("GET", path, "application/json", null, "application/json");
    }

    Answer get(String path, String accept) {
        return send("GET", path, "application/json", null, accept);
    }

    Answer post(String path, String yaml) {
        return send("POST", path, "application/json", yaml(yaml).toString(), "application/json");
    }

    Answer put(String path, JsonNode object) {
        return send("PUT", path, "application/json", object.toString(), "application/json");
    }

    Answer patch(String path, String type, String yaml) {
        return send("PATCH", path, type, yaml(yaml).toString(), "application/json");
    }

    Answer apply(String path, String manager, String yaml) {
        return patch(path + "?fieldManager=" + manager, APPLY, yaml);
    }

    Answer forceApply(String path, String manager, String yaml) {
        return patch(path + "?force=true&fieldManager=" + manager, APPLY, yaml);
    }

    Answer delete(String path) {
        return send("DELETE", path, "application/json", null, "application/json");
    }

    Answer delete(String path, String yaml) {
        return send("DELETE", path, "application/json", yaml(yaml).toString(), "application/json");
    }

    /** A read whose connection had been closed is sent again, as every HTTP client does: a watch that was left may have had it. */
    Answer send(String method, String path, String contentType, @Nullable String body, String accept) {
        try {
            return sendOnce(method, path, contentType, body, accept);
        } catch (IllegalStateException e) {
            if (method.equals("GET") && isClosed(e.getCause())) {
                return sendOnce(method, path, contentType, body, accept);
            }
            throw e;
        }
    }

    private static boolean isClosed(@Nullable Throwable failure) {
        return failure instanceof ExecutionException && failure.getCause() instanceof HttpClosedException;
    }

    private Answer sendOnce(String method, String path, String contentType, @Nullable String body, String accept) {
        try {
            HttpRequest request = client.getHttpClient()
                    .newHttpRequestBuilder()
                    .uri(URI.create(client.getMasterUrl().toString().replaceAll("/$", "") + path))
                    .header("Accept", accept)
                    .method(method, contentType, body)
                    .build();
            HttpResponse<String> response =
                    client.getHttpClient().sendAsync(request, String.class).get(20, TimeUnit.SECONDS);
            String text = response.body();
            JsonNode json = text.startsWith("{")
                    ? JSON.readTree(text)
                    : JSON.getNodeFactory().textNode(text);
            return new Answer(response.code(), json, response.headers("Warning"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
