package io.pteronimbus.localcluster.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.pteronimbus.clusterclient.AttentiveHttpClientFactory;
import io.pteronimbus.localcluster.api.PodSubresources;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Just enough of the API in front of the streams: one pod at a time, and nothing else. */
final class StreamServer implements AutoCloseable {

    private interface Stream {
        void answer(RoutingContext context, String namespace, String pod);
    }

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    StreamServer(ObjectStore store, PodSubresources streams) {
        Router router = Router.router(vertx);
        router.get("/api/v1/namespaces/:ns/pods/:pod")
                .handler(context -> json(
                        context,
                        store.get(ObjectKey.pod(parameter(context, "ns"), parameter(context, "pod")))
                                .orElseThrow()));
        router.get("/api/v1/namespaces/:ns/pods").handler(context -> {
            String name = context.request().getParam("fieldSelector", "").replace("metadata.name=", "");
            var list = Json.object().put("kind", "PodList").put("apiVersion", "v1");
            list.putObject("metadata").put("resourceVersion", "1");
            store.get(ObjectKey.pod(parameter(context, "ns"), name))
                    .ifPresent(pod -> list.withArray("/items").add(pod));
            json(context, list);
        });
        route(router, "log", streams::log);
        route(router, "exec", streams::exec);
        route(router, "attach", streams::attach);
        var options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setWebSocketSubProtocols(List.of("v5.channel.k8s.io", "v4.channel.k8s.io"));
        port = vertx.createHttpServer(options)
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static void route(Router router, String name, Stream stream) {
        router.route("/api/v1/namespaces/:ns/pods/:pod/" + name).handler(context -> {
            try {
                stream.answer(
                        context,
                        context.pathParams().getOrDefault("ns", ""),
                        context.pathParams().getOrDefault("pod", ""));
            } catch (StatusException refused) {
                context.response()
                        .setStatusCode(refused.code())
                        .putHeader("Content-Type", "application/json")
                        .end(Buffer.buffer(Json.bytes(refused.body())));
            }
        });
    }

    private static void json(RoutingContext context, JsonNode body) {
        context.response().putHeader("Content-Type", "application/json").end(Buffer.buffer(Json.bytes(body)));
    }

    private static String parameter(RoutingContext context, String name) {
        return context.pathParams().getOrDefault(name, "");
    }

    KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl("http://127.0.0.1:" + port)
                        .withNamespace("games")
                        .build())
                .withHttpClientFactory(new AttentiveHttpClientFactory(vertx))
                .build();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
