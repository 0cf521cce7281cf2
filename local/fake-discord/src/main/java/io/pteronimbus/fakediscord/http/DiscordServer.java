package io.pteronimbus.fakediscord.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The HTTP side: which path goes where. */
public final class DiscordServer {

    private static final long MAX_BODY = 64 << 10;
    private static final int MAX_FORM_FIELDS = 32;
    /** More than a client may send, so that one who does can be told in Discord's words. */
    private static final int MAX_WEB_SOCKET_MESSAGE = 64 << 10;

    private static final int START_SECONDS = 30;

    private final HttpServer server;

    private DiscordServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens, and returns once it does.
     *
     * @param gateway adds what stands at the root and takes no bodies
     * @param api     adds what stands under {@code /api} and {@code /api/v10}
     * @param pages   adds what stands at the root
     * @param control adds what stands under {@code /_control}
     * @throws IllegalStateException when the port cannot be had
     */
    public static DiscordServer listen(
            Vertx vertx,
            String bind,
            int port,
            Faults faults,
            Consumer<Router> gateway,
            Consumer<Router> api,
            Consumer<Router> pages,
            Consumer<Router> control) {
        Router router = Router.router(vertx);
        for (String path : new String[] {"/", "/api", "/api/*", "/oauth2/*"}) {
            router.route(path).handler(faults::handle);
        }
        gateway.accept(router);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY));
        Router calls = Router.router(vertx);
        // Discord's browser pages answer under this path too
        calls.get("/oauth2/authorize").handler(context -> {
            String query = context.request().query();
            context.response()
                    .setStatusCode(302)
                    .putHeader("Location", "/oauth2/authorize" + (query == null ? "" : "?" + query))
                    .end();
        });
        api.accept(calls);
        Router steering = Router.router(vertx);
        control.accept(steering);
        router.route("/api/v10/*").subRouter(calls);
        router.routeWithRegex("/api/v(?!10/|10$)[0-9]+(/.*)?").handler(context -> {
            throw new DiscordException(400, 50041, "Invalid API version");
        });
        router.route("/api/*").subRouter(calls);
        router.route("/_control/*").subRouter(steering);
        pages.accept(router);
        router.route().failureHandler(Answers::fail);
        for (int status : new int[] {400, 404, 405, 413}) {
            router.errorHandler(status, Answers::fail);
        }
        router.errorHandler(500, Answers::fail);
        return new DiscordServer(start(vertx, bind, port, router));
    }

    private static HttpServer start(Vertx vertx, String bind, int port, Router router) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(bind)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setMaxFormFields(MAX_FORM_FIELDS)
                .setMaxWebSocketMessageSize(MAX_WEB_SOCKET_MESSAGE)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(true));
        try {
            return server.requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot listen on " + bind + ":" + port, e);
        }
    }

    public int port() {
        return server.actualPort();
    }
}
