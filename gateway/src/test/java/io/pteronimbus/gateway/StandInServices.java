package io.pteronimbus.gateway;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Servers in place of the services: each tells back what reached it. {@code ?answer=} picks something else, and tenant-service
 * is one that is away.
 */
public final class StandInServices implements QuarkusTestResourceLifecycleManager {
    private static final BlockingQueue<HttpServerRequest> LATE = new LinkedBlockingQueue<>();
    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();
    private static final Map<String, List<JsonObject>> EXCHANGES = new ConcurrentHashMap<>();

    private @Nullable Vertx vertx;

    @Override
    public Map<String, String> start() {
        var running = Vertx.vertx();
        vertx = running;
        var settings = new HashMap<String, String>();
        for (var service : List.of("auth", "gameserver", "notification")) {
            var server = running.createHttpServer()
                    .requestHandler(request -> answer(service, request))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            settings.put("pteronimbus." + service + ".url", "http://127.0.0.1:" + server.actualPort());
        }
        settings.put("pteronimbus.tenant.url", "http://127.0.0.1:1");
        return settings;
    }

    private static void answer(String service, HttpServerRequest request) {
        if (request.getHeader("Upgrade") != null) {
            upgrade(request);
            return;
        }
        if ("/internal/api-keys/exchange".equals(request.path())) {
            exchange(request);
            return;
        }
        request.body().onSuccess(body -> {
            var response = request.response()
                    .putHeader("Set-Cookie", "made=by-" + service)
                    .putHeader("Server", "secret/1.0")
                    .putHeader("X-Frame-Options", "ALLOWALL");
            if ("cached".equals(request.getParam("answer"))) {
                response.putHeader("Cache-Control", "max-age=60");
            }
            if ("conflict".equals(request.getParam("answer"))) {
                response.setStatusCode(409);
            }
            if ("nothing".equals(request.getParam("answer"))) {
                response.setStatusCode(204).end();
                return;
            }
            if ("unchanged".equals(request.getParam("answer"))) {
                response.setStatusCode(304).putHeader("ETag", "\"1\"").end();
                return;
            }
            if ("broken".equals(request.getParam("answer"))) {
                response.putHeader("Content-Length", "10").write("half");
                request.connection().close();
                return;
            }
            response.putHeader("Content-Type", "application/json")
                    .end(told(service, request, body).toBuffer());
        });
    }

    private static JsonObject told(String service, HttpServerRequest request, Buffer body) {
        var headers = new JsonObject();
        request.headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        return new JsonObject()
                .put("service", service)
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("headers", headers)
                .put("body", body.toString())
                .put("length", body.length());
    }

    private static void upgrade(HttpServerRequest request) {
        if ("refuse".equals(request.getParam("answer"))) {
            request.response()
                    .setStatusCode(403)
                    .putHeader("Content-Type", "application/problem+json")
                    .end("{\"code\":\"forbidden\"}");
            return;
        }
        if ("bare".equals(request.getParam("answer"))) {
            request.response().setStatusCode(404).end();
            return;
        }
        if ("late".equals(request.getParam("answer"))) {
            request.pause();
            LATE.add(request);
            return;
        }
        accept(request);
    }

    /** auth-service is to trade that API key for that token from now on. */
    static void knowKey(String key, String token) {
        KEYS.put(key, token);
    }

    static void forgetKey(String key) {
        KEYS.remove(key);
    }

    static int exchanges(String key) {
        return EXCHANGES.getOrDefault(key, List.of()).size();
    }

    /** The body of the last request to trade that key, with its {@code authorization} header. */
    static JsonObject lastExchange(String key) {
        return EXCHANGES.getOrDefault(key, List.of()).getLast();
    }

    private static void exchange(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var asked = body.toJsonObject().put("authorization", request.getHeader("Authorization"));
            var key = asked.getString("key");
            EXCHANGES
                    .computeIfAbsent(key, first -> new CopyOnWriteArrayList<>())
                    .add(asked);
            var token = KEYS.get(key);
            request.response()
                    .setStatusCode(token == null ? 401 : 200)
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("accessToken", token)
                            .put("expiresIn", 300)
                            .toBuffer());
        });
    }

    /** Waits for an upgrade that asks to be answered late. */
    static void awaitLate() {
        await().until(() -> !LATE.isEmpty());
    }

    /** Answers it. */
    static ServerWebSocket acceptLate() {
        return LATE.remove()
                .toWebSocket()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void accept(HttpServerRequest request) {
        request.toWebSocket().onSuccess(socket -> {
            socket.writeTextMessage(told("", request, Buffer.buffer()).encode());
            socket.textMessageHandler(text -> say(socket, text));
            socket.binaryMessageHandler(socket::writeBinaryMessage);
        });
    }

    private static void say(ServerWebSocket socket, String text) {
        switch (text) {
            case "close" -> socket.close((short) 4003, "as you wish");
            case "large" -> socket.writeFinalTextFrame("x".repeat(200_000));
            default -> socket.writeTextMessage("echo " + text);
        }
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
