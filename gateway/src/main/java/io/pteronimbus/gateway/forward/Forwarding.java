package io.pteronimbus.gateway.forward;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pteronimbus.gateway.guard.BodyLimit;
import io.pteronimbus.gateway.guard.LimitedBody;
import io.pteronimbus.gateway.route.CleanPath;
import io.pteronimbus.gateway.route.Route;
import io.pteronimbus.gateway.route.Upstream;
import io.pteronimbus.gateway.session.Admission;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Passes a request on to its service and the answer back, both as streams. */
@ApplicationScoped
public class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final int CONNECT_TIMEOUT_MS = 2_000;
    private static final int SILENCE_TIMEOUT_MS = 30_000;
    private static final int CONNECTIONS = 128;
    private static final int WAITING = 4_096;
    private static final int IDLE_CONNECTION_SECONDS = 30;
    private static final Duration RETRY_AFTER = Duration.ofMillis(50);

    private final Vertx vertx;
    private final HttpClient client;
    private final Upstreams upstreams;
    private final PassedHeaders headers;
    private final BodyLimit limit;
    private final MeterRegistry meters;

    Forwarding(Vertx vertx, Upstreams upstreams, PassedHeaders headers, BodyLimit limit, MeterRegistry meters) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.headers = headers;
        this.limit = limit;
        this.meters = meters;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(IDLE_CONNECTION_SECONDS)
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(WAITING));
    }

    /** Ends when the answer has gone out. Fails with the problem to answer when the service cannot be had. */
    public Future<Void> pass(HttpServerRequest request, CleanPath path, Route route, Admission admission) {
        var body = limit.limited(request);
        var outgoing = ProxyRequest.reverseProxy(request)
                .setURI(withQuery(path, request))
                .setBody(Body.body(body, announcedLength(request)));
        headers.prepare(outgoing.headers(), request, route.upstream(), admission);
        var sample = Timer.start(meters);
        return connect(request.method(), route.upstream())
                .compose(outgoing::send)
                .recover(cause -> Future.failedFuture(problem(cause, body, route.upstream())))
                .onComplete(answered -> sample.stop(meters.timer(
                        "gateway.upstream", "upstream", route.upstream().key())))
                .compose(answer -> answer(answer, route.upstream()));
    }

    private Future<HttpClientRequest> connect(HttpMethod method, Upstream upstream) {
        var address = upstreams.address(upstream);
        var options = new RequestOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setIdleTimeout(SILENCE_TIMEOUT_MS);
        var first = client.request(options);
        return method == HttpMethod.GET || method == HttpMethod.HEAD
                ? first.recover(cause -> vertx.timer(RETRY_AFTER.toMillis()).compose(waited -> client.request(options)))
                : first;
    }

    private static Future<Void> answer(ProxyResponse answer, Upstream upstream) {
        if (upstream != Upstream.AUTH) {
            answer.headers().remove(HttpHeaders.SET_COOKIE);
        }
        answer.headers()
                .remove(HttpHeaders.SERVER)
                .remove(HttpHeaders.CONNECTION)
                .remove("keep-alive");
        return answer.send();
    }

    private static Throwable problem(Throwable cause, LimitedBody body, Upstream upstream) {
        if (body.isExceeded()) {
            return BodyLimit.tooLarge();
        }
        LOG.warnf("%s is away: %s", upstream.key(), cause.getMessage());
        return unavailable();
    }

    /** 503: says that something is away, not what. */
    public static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.DEPENDENCY_UNAVAILABLE, "A part of the panel is away for the moment. Try again shortly.");
    }

    /** Path and query as sent; whatever form of address the client used. */
    public static String withQuery(CleanPath path, HttpServerRequest request) {
        var query = request.query();
        return query == null ? path.text() : path.text() + "?" + query;
    }

    private static long announcedLength(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }
}
