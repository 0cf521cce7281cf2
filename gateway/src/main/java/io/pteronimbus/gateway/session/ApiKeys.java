package io.pteronimbus.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.pteronimbus.gateway.forward.Upstreams;
import io.pteronimbus.gateway.guard.SharedLimits;
import io.pteronimbus.gateway.route.Upstream;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.ServiceTokens;
import io.pteronimbus.platform.security.Sha256;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Trades API keys for short-lived access tokens at auth-service, and remembers what a key was traded for: under its hash and the
 * address it came from, not beyond the token's end. Whether the key still lives is asked with every request, as of sessions.
 */
@ApplicationScoped
class ApiKeys {
    private static final Logger LOG = Logger.getLogger(ApiKeys.class);
    private static final int REMEMBERED = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 16;
    private static final int WAITING = 256;
    private static final int OK = 200;
    private static final int REFUSED = 401;

    /** A token is not used in its last seconds: it has a way to go yet. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Upstreams upstreams;
    private final ServiceTokens serviceTokens;
    private final Tokens tokens;
    private final SharedLimits limits;
    private final Clock clock;
    private final Cache<String, Traded> traded = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.<String, Traded>creating((key, value) -> lifetime(value)))
            .build();

    /** What a key is good for at this time. */
    record Traded(String authorization, Caller caller) {
        @Override
        public String toString() {
            return "Traded[" + caller.userId() + "]";
        }
    }

    ApiKeys(
            Vertx vertx,
            Upstreams upstreams,
            ServiceTokens serviceTokens,
            Tokens tokens,
            SharedLimits limits,
            Clock clock) {
        this.upstreams = upstreams;
        this.serviceTokens = serviceTokens;
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(WAITING));
    }

    /** Fails with a {@link ProblemException}: 401 when the key is not good there, 429 after too many of those, 503. */
    Future<Traded> trade(String key, SocketAddress address) {
        var known = traded.getIfPresent(name(key, address));
        return known == null ? tradeAnew(key, address) : Future.succeededFuture(known);
    }

    /** As {@link #trade}, when what was remembered is good no more: the key is, or was just traded for too much. */
    Future<Traded> tradeAnew(String key, SocketAddress address) {
        var remembered = name(key, address);
        traded.invalidate(remembered);
        return limits.requireSignInLeft(address)
                .compose(left -> exchange(key, address))
                .compose(authorization -> tokens.verify(authorization).map(caller -> new Traded(authorization, caller)))
                .onSuccess(fresh -> traded.put(remembered, fresh))
                .recover(cause -> countRefusal(cause, address));
    }

    private static String name(String key, SocketAddress address) {
        return Sha256.hex(key + " " + address.hostAddress());
    }

    private Future<String> exchange(String key, SocketAddress address) {
        var upstream = upstreams.address(Upstream.AUTH);
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(upstream.host())
                .setPort(upstream.port())
                .setSsl(upstream.tls())
                .setTimeout(PATIENCE.toMillis())
                .setURI("/internal/api-keys/exchange")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.AUTHORIZATION, serviceTokens.authorizationFor("auth-service"));
        var body = new JsonObject().put("key", key).put("address", address.hostAddress());
        return client.request(options)
                .compose(request -> request.send(body.toBuffer()))
                .compose(answer -> answer.body().map(bytes -> authorization(answer, bytes)))
                .recover(ApiKeys::away);
    }

    private static String authorization(HttpClientResponse answer, Buffer body) {
        if (answer.statusCode() == OK) {
            return "Bearer " + body.toJsonObject().getString("accessToken");
        }
        if (answer.statusCode() == REFUSED) {
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED, "This API key is not good, or no longer, or not from where you are.");
        }
        throw new IllegalStateException("auth-service answered " + answer.statusCode());
    }

    private static Future<String> away(Throwable cause) {
        if (cause instanceof ProblemException) {
            return Future.failedFuture(cause);
        }
        LOG.warnf("An API key was not traded: %s", cause.getMessage());
        return Future.failedFuture(new ProblemException(
                ProblemType.DEPENDENCY_UNAVAILABLE,
                "Your API key cannot be checked at the moment. Try again shortly."));
    }

    /** A wrong key is an attempt to get in. */
    private Future<Traded> countRefusal(Throwable cause, SocketAddress address) {
        return cause instanceof ProblemException problem && problem.problemType() == ProblemType.UNAUTHENTICATED
                ? limits.countSignIn(address).transform(counted -> Future.failedFuture(cause))
                : Future.failedFuture(cause);
    }

    private Duration lifetime(Traded fresh) {
        var left = Duration.between(clock.instant(), fresh.caller().expiresAt()).minus(MARGIN);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
