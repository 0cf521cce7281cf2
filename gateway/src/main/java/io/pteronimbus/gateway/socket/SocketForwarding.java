package io.pteronimbus.gateway.socket;

import io.pteronimbus.gateway.forward.Forwarding;
import io.pteronimbus.gateway.forward.PassedHeaders;
import io.pteronimbus.gateway.forward.Upstreams;
import io.pteronimbus.gateway.route.CleanPath;
import io.pteronimbus.gateway.route.Entry;
import io.pteronimbus.gateway.route.Route;
import io.pteronimbus.gateway.session.Admission;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;

/** Opens a client's WebSocket: first the one to the service, which may refuse, then the client's own. */
@ApplicationScoped
public class SocketForwarding {
    private static final Logger LOG = Logger.getLogger(SocketForwarding.class);
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int SOCKETS = 65_000;
    private static final int LARGEST_FRAME_FROM_SERVICE = 4 << 20;
    private static final Set<String> HOP_HEADERS = Set.of(
            "connection", "upgrade", "host", "origin", "content-length", "transfer-encoding", "keep-alive", "te");

    private final WebSocketClient client;
    private final Upstreams upstreams;
    private final PassedHeaders headers;
    private final OpenSockets sockets;

    SocketForwarding(Vertx vertx, Upstreams upstreams, PassedHeaders headers, OpenSockets sockets) {
        this.upstreams = upstreams;
        this.headers = headers;
        this.sockets = sockets;
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setMaxConnections(SOCKETS)
                .setMaxFrameSize(LARGEST_FRAME_FROM_SERVICE)
                .setTryUsePerMessageCompression(false)
                .setTryUsePerFrameCompression(false));
    }

    /** Ends when the socket is open or the service has refused it. Fails with the problem to answer. */
    public Future<Void> open(HttpServerRequest request, CleanPath path, Route route, Admission admission) {
        var caller = admission.caller();
        var session = caller == null ? OpenSockets.NO_SESSION : caller.sessionId();
        sockets.requireRoom(session);
        return client.connect(options(request, path, route, admission))
                .onSuccess(WebSocket::pause)
                .transform(connected -> connected.succeeded()
                        ? join(request, connected.result(), session, route)
                        : refuse(request, connected.cause(), route));
    }

    private WebSocketConnectOptions options(
            HttpServerRequest request, CleanPath path, Route route, Admission admission) {
        var address = upstreams.address(route.upstream());
        var passed = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
        passed.names().stream().filter(SocketForwarding::ofThisHop).toList().forEach(passed::remove);
        headers.prepare(passed, request, route.upstream(), admission);
        return new WebSocketConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setURI(Forwarding.withQuery(path, request))
                .setAllowOriginHeader(false)
                .setHeaders(passed);
    }

    private static boolean ofThisHop(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return HOP_HEADERS.contains(name) || name.startsWith("sec-websocket-");
    }

    private Future<Void> join(HttpServerRequest request, WebSocket service, String session, Route route) {
        if (request.response().closed()) {
            // the client left meanwhile, and nothing would ever tell its socket
            service.close();
            return Future.succeededFuture();
        }
        return request.toWebSocket()
                .onFailure(gone -> service.close())
                .onSuccess(client -> {
                    client.pause();
                    var budget = route.entry() == Entry.OWN_CREDENTIAL ? null : new FrameBudget();
                    sockets.open(session, new Bridge(client, service, budget));
                })
                .mapEmpty();
    }

    /** The service's own refusal goes to the client: as it is, or as a problem where it is a bare status. */
    private static Future<Void> refuse(HttpServerRequest request, Throwable cause, Route route) {
        if (!(cause instanceof UpgradeRejectedException refused)) {
            LOG.warnf("%s is away: %s", route.upstream().key(), cause.getMessage());
            return Future.failedFuture(Forwarding.unavailable());
        }
        var body = refused.getBody();
        var mediaType = refused.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (body == null || body.length() == 0 || mediaType == null) {
            var type = refused.getStatus() == ProblemType.RATE_LIMITED.status()
                    ? ProblemType.RATE_LIMITED
                    : ProblemType.ofStatus(refused.getStatus());
            return Future.failedFuture(new ProblemException(type, "The socket was not opened: " + type.title() + "."));
        }
        request.resume();
        return request.response()
                .setStatusCode(refused.getStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .end(body);
    }
}
