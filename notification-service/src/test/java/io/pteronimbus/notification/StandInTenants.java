package io.pteronimbus.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A server in place of tenant-service, as far as this service asks it. What it knows it is told by {@code PUT} of an array of
 * permissions, or {@code permission@server}, to {@code /grants/{user}/{tenant}}, which {@link People} does.
 */
public final class StandInTenants implements QuarkusTestResourceLifecycleManager {
    /** Beside permissions: the tenant demands a second factor. */
    static final String SECOND_FACTOR = "second-factor";
    /** In place of permissions: known there, without access. */
    static final String KNOWN = "known";
    /** Beside permissions: whether it does is told where the one tenant is asked about, and not in the list of all. */
    static final String TELLS_LITTLE = "tells-little";

    private final Map<String, Map<String, JsonArray>> grants = new ConcurrentHashMap<>();
    private @Nullable Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        var server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return Map.of("pteronimbus.tenant.url", "http://127.0.0.1:" + server.actualPort());
    }

    private void answer(HttpServerRequest request) {
        var path = List.of(String.valueOf(request.path()).substring(1).split("/"));
        if (path.getFirst().equals("grants")) {
            request.body().onSuccess(body -> {
                grant(path.get(1), path.get(2), body.toJsonArray());
                request.response().end();
            });
        } else if (request.getHeader("Authorization") == null) {
            request.response().setStatusCode(401).end();
        } else if (path.get(1).equals("users")) {
            json(request, tenants(path.get(2)));
        } else {
            permissions(request, path.get(2), path.get(4));
        }
    }

    private void grant(String user, String tenant, JsonArray permissions) {
        var ofUser = grants.computeIfAbsent(user, key -> new ConcurrentHashMap<>());
        if (permissions.isEmpty()) {
            ofUser.remove(tenant);
        } else {
            ofUser.put(tenant, permissions);
        }
    }

    private JsonObject tenants(String user) {
        var items = new JsonArray();
        var others = new JsonArray();
        grants.getOrDefault(user, Map.of()).forEach((tenant, told) -> {
            if (told.contains(KNOWN)) {
                others.add(tenant);
                return;
            }
            var item = new JsonObject()
                    .put("tenantId", tenant)
                    .put("name", "not looked at")
                    .put("permissions", tenantWide(told))
                    .put("servers", servers(told));
            if (!told.contains(TELLS_LITTLE)) {
                item.put("secondFactorRequired", told.contains(SECOND_FACTOR));
            }
            items.add(item);
        });
        return new JsonObject().put("items", items).put("others", others);
    }

    private void permissions(HttpServerRequest request, String tenant, String user) {
        var granted = grants.getOrDefault(user, Map.of()).get(tenant);
        if (granted == null && "true".equals(request.getParam("super"))) {
            granted = new JsonArray().add("server:read").add("audit:read");
        }
        if (granted == null || granted.contains(KNOWN)) {
            request.response().setStatusCode(404).end();
            return;
        }
        json(
                request,
                new JsonObject()
                        .put("rbacVersion", 2)
                        .put("permissions", tenantWide(granted))
                        .put("servers", servers(granted))
                        .put("secondFactorRequired", granted.contains(SECOND_FACTOR)));
    }

    private static JsonObject servers(JsonArray granted) {
        var servers = new JsonObject();
        granted.stream()
                .map(Object::toString)
                .filter(text -> text.contains("@"))
                .map(text -> text.split("@", 2))
                .forEach(parts -> {
                    var known = servers.getJsonArray(parts[1], new JsonArray());
                    servers.put(parts[1], known.add(parts[0]));
                });
        return servers;
    }

    /** Without those on a single server, {@code permission@server}. */
    private static JsonArray tenantWide(JsonArray permissions) {
        return new JsonArray(permissions.stream()
                .filter(text -> !text.toString().contains("@"))
                .toList());
    }

    private static void json(HttpServerRequest request, JsonObject answer) {
        request.response().putHeader("Content-Type", "application/json").end(answer.toBuffer());
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
