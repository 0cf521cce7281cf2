package io.pteronimbus.controller.whole;

import io.pteronimbus.controller.access.ApiRequest;
import io.pteronimbus.controller.access.ControllerAccess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Stands between the controller and the cluster: writes down each request, and can refuse some. It refuses what the controller's roles do not
 * allow, as a cluster that knows roles does.
 */
final class ClusterProxy implements AutoCloseable {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final String OWN_NAMESPACE = "default";

    private final HttpServer server;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    /** What the roles were needed for; an apply that made something is a create as well. */
    final Set<ApiRequest> accesses = ConcurrentHashMap.newKeySet();

    /** What the roles did not allow. */
    final Set<ApiRequest> forbidden = ConcurrentHashMap.newKeySet();

    private volatile Predicate<String> refused = request -> false;
    private volatile int refusal = 500;
    private volatile String words = "";

    ClusterProxy(Vertx vertx, String cluster) {
        var proxy = proxy(vertx, URI.create(cluster));
        // a stream that is closed just as it ends may take another request's connection with it
        var logs = proxy(vertx, URI.create(cluster));
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    // the controller names this proxy as origin, and the cluster answers only its own
                    request.headers().remove("Origin");
                    if (isAllowed(request)) {
                        (URI.create(request.uri()).getPath().endsWith("/log") ? logs : proxy).handle(request);
                    } else {
                        request.response().setStatusCode(403).end();
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private HttpProxy proxy(Vertx vertx, URI cluster) {
        return HttpProxy.reverseProxy(
                        new ProxyOptions().setSupportWebSocket(true),
                        vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1_000)))
                .origin(cluster.getPort(), cluster.getHost())
                .addInterceptor(new Ear());
    }

    /** Here and not in the interceptor, which sees no watch and no attachment. */
    private boolean isAllowed(HttpServerRequest request) {
        var access = ApiRequest.of(request.method().name(), request.uri()).orElse(null);
        if (access == null) {
            return true;
        }
        accesses.add(access);
        var allowed = ControllerAccess.allows(access, OWN_NAMESPACE);
        if (!allowed) {
            forbidden.add(access);
        }
        return allowed;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** {@code METHOD path} of every request so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> writes() {
        return requests.stream()
                .filter(request -> WRITES.contains(request.substring(0, request.indexOf(' '))))
                .toList();
    }

    void forget() {
        requests.clear();
    }

    /** Answers 500 to such requests from now on. */
    void refuse(Predicate<String> which) {
        refuse(500, which);
    }

    void refuse(int status, Predicate<String> which) {
        refuse(status, "", which);
    }

    /** @param message of the answer, for people */
    void refuse(int status, String message, Predicate<String> which) {
        words = message;
        refusal = status;
        refused = which;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private Buffer status() {
        return new JsonObject()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("code", refusal)
                .put("message", words)
                .toBuffer();
    }

    private final class Ear implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var request =
                    context.request().getMethod() + " " + context.request().getURI();
            requests.add(request);
            if (refused.test(request)) {
                context.request().release();
                var answer = context.request().response().setStatusCode(refusal);
                if (!words.isEmpty()) {
                    answer.putHeader("Content-Type", "application/json").setBody(Body.body(status()));
                }
                return Future.succeededFuture(answer);
            }
            return context.sendRequest().onSuccess(response -> {
                if (response.getStatusCode() == 201) {
                    ApiRequest.of(
                                    context.request().getMethod().name(),
                                    context.request().getURI())
                            .ifPresent(asked -> accesses.add(
                                    new ApiRequest("create", asked.group(), asked.resource(), asked.namespace())));
                }
                if (response.getStatusCode() >= 400) {
                    failures.add(response.getStatusCode() + " " + request);
                }
            });
        }
    }
}
