package io.pteronimbus.tenant.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server in the place of auth-service and bot-service, as far as this service asks them. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> USERS = new ConcurrentHashMap<>();
    private static final Map<String, Community> COMMUNITIES = new ConcurrentHashMap<>();
    private static final Map<String, JsonObject> MAILS = new ConcurrentHashMap<>();
    private static final Map<String, Integer> UNMAILABLE = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();

    private @Nullable Vertx vertx;

    @Override
    public Map<String, String> start() {
        var running = Vertx.vertx();
        vertx = running;
        var server = running.createHttpServer()
                .requestHandler(Neighbours::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var url = "http://127.0.0.1:" + server.actualPort();
        return Map.of(
                "quarkus.rest-client.auth-service.url",
                url,
                "quarkus.rest-client.bot-service.url",
                url,
                // nobody waits as long as in earnest for who says nothing
                "quarkus.rest-client.bot-service.read-timeout",
                "2000",
                "quarkus.rest-client.auth-service-mail.read-timeout",
                "2000");
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close();
        }
    }

    static void know(Person person, String name) {
        know(person, name, person.discordId());
    }

    /** Without a Discord account when that is null. */
    public static void know(Person person, String name, @Nullable String discordId) {
        var user = new HashMap<String, Object>();
        user.put("userId", person.id());
        user.put("version", 1);
        user.put("displayName", name);
        user.put("email", person.email());
        user.put("discordId", discordId);
        USERS.put(person.id().toString(), user);
    }

    static void add(Community community) {
        COMMUNITIES.put(community.id(), community);
    }

    /** How often Discord was asked about that. */
    public static int asked(String path) {
        return ASKED.getOrDefault(path, new AtomicInteger()).get();
    }

    /** What auth-service was asked to mail to that address last, null when nothing. */
    public static @Nullable JsonObject mailedTo(String email) {
        return MAILS.get(email);
    }

    /** How auth-service answers when it is to mail to that address: 0 for as it should. */
    public static void failMailsTo(String email, int status) {
        UNMAILABLE.put(email, status);
    }

    private static void answer(HttpServerRequest request) {
        var path = String.valueOf(request.path());
        ASKED.computeIfAbsent(path, first -> new AtomicInteger()).incrementAndGet();
        var parts = Arrays.asList(path.substring(1).split("/"));
        var authorized = String.valueOf(request.getHeader("Authorization")).startsWith("Bearer ");
        if (!authorized || parts.size() < 2) {
            request.response().setStatusCode(401).end();
            return;
        }
        switch (parts.get(1)) {
            case "application" ->
                send(
                        request,
                        Map.of("clientId", "1", "installUrl", "https://discord.test/oauth2/authorize?client_id=1"));
            case "users" -> user(request, parts);
            case "mails" -> request.bodyHandler(body -> mail(request, body.toJsonObject()));
            case "guilds" -> guild(request, parts);
            default -> send(request, null);
        }
    }

    private static void mail(HttpServerRequest request, JsonObject order) {
        var fault = UNMAILABLE.getOrDefault(order.getString("email"), 0);
        if (fault != 0) {
            fail(request, fault);
            return;
        }
        MAILS.put(order.getString("email"), order);
        request.response().setStatusCode(204).end();
    }

    private static void user(HttpServerRequest request, List<String> parts) {
        if (parts.size() == 3) {
            send(request, USERS.get(parts.get(2)));
            return;
        }
        if (!(USERS.get(parts.get(2)) instanceof Map<?, ?> user) || user.get("discordId") == null) {
            request.response().setStatusCode(409).end();
            return;
        }
        var discordId = String.valueOf(user.get("discordId"));
        send(
                request,
                Map.of(
                        "items",
                        COMMUNITIES.values().stream()
                                .flatMap(community -> community.asSeenBy(discordId).stream())
                                .toList()));
    }

    private static void guild(HttpServerRequest request, List<String> parts) {
        var community = COMMUNITIES.get(parts.get(2));
        var fault = community == null ? 0 : community.fault(parts.size() == 4);
        if (fault != 0) {
            fail(request, fault);
            return;
        }
        if (community == null || !community.hasBot()) {
            send(request, null);
        } else if (parts.size() == 3) {
            send(request, community.guild());
        } else if (parts.size() == 5) {
            send(request, community.member(parts.get(4)).orElse(null));
        } else if (!community.isListed()) {
            request.response().setStatusCode(403).end();
        } else {
            var after = request.getParam("after");
            var limit = Integer.parseInt(request.getParam("limit"));
            send(request, Map.of("items", community.members(after == null ? "" : after, limit)));
        }
    }

    private static void fail(HttpServerRequest request, int fault) {
        switch (fault) {
            case Community.HANGS_UP -> request.connection().close();
            case Community.SAYS_NOTHING -> request.response().setChunked(true);
            default ->
                request.response()
                        .setStatusCode(fault)
                        .putHeader("Retry-After", "3600")
                        .end("{");
        }
    }

    private static void send(HttpServerRequest request, @Nullable Object body) {
        if (body == null) {
            request.response().setStatusCode(404).end();
            return;
        }
        try {
            request.response().putHeader("Content-Type", "application/json").end(JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
