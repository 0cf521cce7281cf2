package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.controller.grant.CanonicalJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The panel's end of the link: holds what is wanted, sends it, and writes down what it is told. */
final class FakePanel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String CREDENTIAL = "credential-of-the-test-cluster";

    private final HttpServer server;
    private final PanelKeys keys;
    private final AtomicLong revision = new AtomicLong();
    private final Map<UUID, ObjectNode> wanted = new ConcurrentHashMap<>();
    private final Map<UUID, ObjectNode> tenants = new ConcurrentHashMap<>();
    private final Map<String, StreamTap> streams = new ConcurrentHashMap<>();
    final List<JsonNode> told = new CopyOnWriteArrayList<>();
    final FakeTemplates templates;
    private volatile @Nullable ServerWebSocket link;
    private volatile int closeCode;
    private volatile int partSize = Integer.MAX_VALUE / 2;
    private final AtomicInteger partsLeft = new AtomicInteger(-1);
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    final List<JsonNode> enrolments = new CopyOnWriteArrayList<>();
    private final AtomicLong dials = new AtomicLong();

    FakePanel(Vertx vertx, PanelKeys keys) {
        this.keys = keys;
        templates = new FakeTemplates(keys, this::say);
        good.add("Bearer " + CREDENTIAL);
        server = vertx.createHttpServer()
                .webSocketHandler(this::accept)
                .requestHandler(this::enrol)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    private void accept(ServerWebSocket socket) {
        if (!good.contains(socket.headers().get("Authorization"))) {
            socket.reject(401);
        } else if (socket.path().startsWith("/api/v1/link/streams/")) {
            var tap = streams.get(socket.path().substring("/api/v1/link/streams/".length()));
            if (tap == null) {
                socket.reject(404);
            } else {
                tap.attach(socket);
            }
        } else {
            dials.incrementAndGet();
            if (closeCode != 0) {
                socket.close((short) closeCode);
                return;
            }
            link = socket;
            socket.textMessageHandler(text -> received(socket, parse(text)));
        }
    }

    /** Gives a credential away for each token once. */
    private void enrol(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var asked = parse(body.toString());
            var token = asked.path("token").asText();
            enrolments.add(asked);
            var isGood = tokens.remove(token);
            if (isGood) {
                good.add("Bearer credential-of-" + token);
            }
            request.response()
                    .setStatusCode(isGood ? 200 : 401)
                    .end(JSON.createObjectNode()
                            .put("cluster", asked.path("cluster").asText())
                            .put(isGood ? "credential" : "detail", isGood ? "credential-of-" + token : "no")
                            .toString());
        });
    }

    /** A token that is good once. */
    void giveToken(String token) {
        tokens.add(token);
    }

    /** Offers a credential, and takes that and all before. */
    void rotate(String credential) {
        good.add("Bearer " + credential);
        say(JSON.createObjectNode().put("type", "credential").put("credential", credential));
    }

    /** Takes that credential alone. */
    void trustOnly(String credential) {
        good.retainAll(Set.of("Bearer " + credential));
    }

    void say(ObjectNode frame) {
        var open = link;
        if (open != null && !open.isClosed()) {
            open.writeTextMessage(frame.toString());
        }
    }

    /** So many servers in each part of a list. */
    void sendParts(int servers) {
        partSize = servers;
    }

    /** So many servers in each part of a list; after so many parts the panel dies, once. */
    void dieAfterParts(int servers, int parts) {
        partSize = servers;
        partsLeft.set(parts);
    }

    private void received(ServerWebSocket socket, JsonNode frame) {
        told.add(frame);
        templates.received(frame);
        if (frame.path("type").asText().equals("hello")) {
            sendSnapshot(socket);
        }
        if (frame.path("type").asText().equals("deleted")) {
            wanted.remove(UUID.fromString(frame.path("serverId").asText()));
        }
    }

    private void sendSnapshot(ServerWebSocket socket) {
        tenants.values().forEach(tenant -> socket.writeTextMessage(tenant.toString()));
        var upTo = revision.get();
        var all = List.copyOf(wanted.values());
        var from = 0;
        do {
            if (partsLeft.getAndDecrement() == 0) {
                socket.close();
                return;
            }
            var to = Math.min(all.size(), from + partSize);
            var snapshot = JSON.createObjectNode()
                    .put("type", "snapshot")
                    .put("revision", upTo)
                    .put("more", to < all.size());
            var servers = snapshot.putArray("servers");
            all.subList(from, to).forEach(servers::add);
            socket.writeTextMessage(snapshot.toString());
            from = to;
        } while (from < all.size());
        templates.sayAll();
    }

    /** Sends the whole list again. */
    void resync() {
        var open = link;
        if (open != null) {
            sendSnapshot(open);
        }
    }

    void dropLink() {
        var open = link;
        if (open != null) {
            open.close();
        }
    }

    /** Closes each link at once with that code; 0 takes it as before. */
    void closeLinks(int code) {
        closeCode = code;
    }

    long dials() {
        return dials.get();
    }

    void forget(UUID serverId) {
        wanted.remove(serverId);
    }

    void want(UUID tenant, UUID id, long generation, GameSpec spec) {
        want(tenant, id, generation, spec.json());
    }

    void want(UUID tenant, UUID id, long generation, ObjectNode json) {
        send(desired(
                tenant,
                id,
                generation,
                false,
                json,
                keys.intent(tenant, id, generation, CanonicalJson.sha256(json), "server:update")));
    }

    /** With values that lie beside the spec, which is to name them. */
    void want(UUID tenant, UUID id, long generation, ObjectNode json, SecretPart secrets) {
        var claims = keys.claims(tenant, id, "server:update");
        claims.setClaim("generation", generation);
        claims.setClaim("specHash", CanonicalJson.sha256(json));
        claims.setClaim("secretsHash", secrets.hash());
        var desired = desired(tenant, id, generation, false, json, keys.sign(claims));
        desired.set("secrets", secrets.json());
        send(desired);
    }

    void wantDeleted(UUID tenant, UUID id, long generation, GameSpec spec, String permission) {
        var json = spec.json();
        send(desired(
                tenant,
                id,
                generation,
                true,
                json,
                keys.intent(tenant, id, generation, CanonicalJson.sha256(json), permission)));
    }

    /** What a tenant may use: servers, thousandths of a core, MiB of memory and of disk. */
    void limit(UUID tenant, long version, int... limits) {
        var quota = quota(limits);
        limit(tenant, version, quota, keys.sign(keys.quota(tenant, version, CanonicalJson.sha256(quota))));
    }

    void limit(UUID tenant, long version, ObjectNode quota, @Nullable String grant) {
        var frame = JSON.createObjectNode()
                .put("type", "tenant")
                .put("tenantId", tenant.toString())
                .put("version", version);
        frame.set("quota", quota);
        frame.put("grant", grant);
        tenants.put(tenant, frame);
        var open = link;
        if (open != null && !open.isClosed()) {
            open.writeTextMessage(frame.toString());
        }
    }

    static ObjectNode quota(int... limits) {
        return JSON.createObjectNode()
                .put("servers", limits[0])
                .put("cpuMillis", limits[1])
                .put("memoryMiB", limits[2])
                .put("diskMiB", limits[3]);
    }

    long quotaRefusals(UUID tenant) {
        return told.stream()
                .filter(frame -> frame.path("type").asText().equals("quota-refused"))
                .filter(frame -> frame.path("tenantId").asText().equals(tenant.toString()))
                .count();
    }

    /** Whatever it is, it goes out as it is. */
    void send(ObjectNode desired) {
        wanted.put(UUID.fromString(desired.path("serverId").asText()), desired);
        var frame = JSON.createObjectNode().put("type", "desired").put("revision", revision.incrementAndGet());
        frame.set("server", desired);
        var open = link;
        if (open != null && !open.isClosed()) {
            open.writeTextMessage(frame.toString());
        }
    }

    static ObjectNode desired(
            UUID tenant, UUID id, long generation, boolean deleted, ObjectNode spec, @Nullable String grant) {
        var desired = JSON.createObjectNode()
                .put("serverId", id.toString())
                .put("tenantId", tenant.toString())
                .put("generation", generation)
                .put("deleted", deleted);
        desired.set("spec", spec);
        return desired.put("grant", grant);
    }

    StreamTap openStream(UUID tenant, UUID id) {
        return openStream(tenant, id, keys.moment(tenant, id, "console:read"));
    }

    StreamTap openStream(UUID tenant, UUID id, @Nullable String grant) {
        var tap = new StreamTap(tenant, id, keys);
        streams.put(tap.streamId, tap);
        requestStream(tap, grant);
        return tap;
    }

    /** Once more, if it was asked for before. */
    void requestStream(StreamTap tap, @Nullable String grant) {
        var open = link;
        if (open == null) {
            throw new IllegalStateException("no controller is connected");
        }
        open.writeTextMessage(JSON.createObjectNode()
                .put("type", "open-stream")
                .put("streamId", tap.streamId)
                .put("kind", "console")
                .put("serverId", tap.server.toString())
                .put("tenantId", tap.tenant.toString())
                .put("grant", grant)
                .toString());
    }

    boolean wasTold(String type, UUID serverId) {
        return told.stream()
                .anyMatch(frame -> frame.path("type").asText().equals(type)
                        && frame.path("serverId").asText().equals(serverId.toString()));
    }

    boolean wasToldGeneration(UUID serverId, long generation) {
        return told.stream()
                .anyMatch(frame -> frame.path("type").asText().equals("ack")
                        && frame.path("serverId").asText().equals(serverId.toString())
                        && frame.path("generation").asLong() == generation);
    }

    /** A frame of that type. */
    static ObjectNode object(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
