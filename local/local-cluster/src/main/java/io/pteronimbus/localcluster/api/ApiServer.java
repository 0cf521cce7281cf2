package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.fault.Faults;
import io.pteronimbus.localcluster.kinds.ResourceRegistry;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side: which path goes where, and how answers and refusals are written. */
public final class ApiServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    /** As etcd's: larger objects are refused. */
    private static final long MAX_BODY = 3 << 20;

    private static final long START_SECONDS = 30;

    private final HttpServer server;

    private ApiServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on loopback and returns once it does.
     *
     * @param port   0 for any free one
     * @param faults what makes requests fail, or null for nothing
     * @throws IllegalStateException when the port cannot be had
     */
    public static ApiServer listen(
            Vertx vertx, int port, ResourceRegistry registry, ResourceRequests resources, @Nullable Faults faults) {
        Router router = Router.router(vertx);
        router.route().handler(context -> {
            RequestGuard.check(context.request());
            context.next();
        });
        if (faults != null) {
            FaultGate.mount(router, faults);
        }
        var discovery = new Discovery(registry);
        var openApi = new OpenApi(registry);
        for (String health : List.of("/readyz", "/livez", "/healthz")) {
            router.get(health).handler(context -> context.end("ok"));
        }
        router.get("/version").handler(context -> answer(context, 200, Discovery.version()));
        router.get("/api").handler(context -> answer(context, 200, Discovery.coreVersions()));
        router.get("/apis").handler(context -> answer(context, 200, discovery.groups()));
        router.get("/apis/:group")
                .handler(context -> answer(
                        context, 200, discovery.group(context.normalizedPath().substring("/apis/".length()))));
        router.getWithRegex("/(api|apis/[^/]+)/[^/]+/?").handler(context -> {
            ApiRequest request =
                    ApiRequest.parse(context.normalizedPath(), context.request().params());
            answer(context, 200, discovery.resources(request.group(), request.version()));
        });
        router.get("/openapi/v3").handler(context -> answer(context, 200, openApi.index()));
        router.get("/openapi/v3/*")
                .handler(context -> answer(
                        context, 200, openApi.document(context.normalizedPath().substring("/openapi/v3/".length()))));
        router.routeWithRegex("/api/v1/namespaces/[^/]+/pods/[^/]+/(log|exec|attach)")
                .handler(resources::podStream);
        router.route().handler(context -> {
            if (context.request().method().equals(HttpMethod.GET)) {
                resources.handle(context);
            } else {
                context.next();
            }
        });
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
        router.route().handler(resources::handle);
        router.route().failureHandler(ApiServer::fail);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxWebSocketFrameSize(1 << 20)
                .setMaxWebSocketMessageSize(8 << 20)
                .addWebSocketSubProtocol("v5.channel.k8s.io")
                .addWebSocketSubProtocol("v4.channel.k8s.io"));
        try {
            server.requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot listen on 127.0.0.1:" + port, e);
        }
        return new ApiServer(server);
    }

    public int port() {
        return server.actualPort();
    }

    static void answer(RoutingContext context, int code, JsonNode body) {
        if (FaultGate.loses(context)) {
            context.request().connection().close();
            return;
        }
        context.response()
                .setStatusCode(code)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(Json.bytes(body)));
    }

    private static void fail(RoutingContext context) {
        if (context.response().headWritten()) {
            context.response().reset();
            return;
        }
        ObjectNode body = refusal(context).body();
        answer(context, body.path("code").asInt(), body);
    }

    private static StatusException refusal(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof StatusException refusal) {
            return refusal;
        }
        return switch (context.statusCode()) {
            case 404 -> ApiRequest.notFound();
            case 405 ->
                new StatusException(
                        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
            case 413 -> new StatusException(413, "RequestEntityTooLarge", "limit is " + MAX_BODY);
            default -> {
                LOG.error(
                        "{} {} failed",
                        context.request().method(),
                        context.request().path(),
                        failure);
                yield new StatusException(500, "InternalError", "an internal error occurred");
            }
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
