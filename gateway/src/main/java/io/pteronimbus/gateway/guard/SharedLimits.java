package io.pteronimbus.gateway.guard;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Attempts to get in, counted in Redis for all gateways together, and by address: a flood from one place keeps nobody else out.
 * Beyond this auth-service counts the failures of each account.
 */
@ApplicationScoped
public class SharedLimits {
    private static final Logger LOG = Logger.getLogger(SharedLimits.class);
    private static final double SECONDS_A_MINUTE = 60;
    private static final String SCRIPT =
            Gcra.TAKE + "return take(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]))";

    private final RateLimitConfig config;
    private final RedisScript script;

    SharedLimits(RateLimitConfig config, Redis redis) {
        this.config = config;
        this.script = new RedisScript(redis, SCRIPT);
    }

    /** Counts an attempt to sign in. Fails with 429 and the time to wait. */
    public Future<Void> countSignIn(SocketAddress client) {
        return take(client, 1);
    }

    /** Fails with 429 when the address has no attempt left; counts none. */
    public Future<Void> requireSignInLeft(SocketAddress client) {
        return take(client, 0);
    }

    private Future<Void> take(SocketAddress client, int cost) {
        return script.run(
                        List.of("gateway:limit:sign-in:" + RateLimits.network(client)),
                        List.of(
                                Integer.toString(config.signInBurst()),
                                Double.toString(config.signInPerMinute() / SECONDS_A_MINUTE),
                                Integer.toString(cost)))
                .recover(SharedLimits::away)
                .map(wait -> {
                    Gcra.requireRoom(wait);
                    return null;
                });
    }

    private static <T> Future<T> away(Throwable cause) {
        LOG.warnf("Redis did not count an attempt: %s", cause.getMessage());
        return Future.failedFuture(new ProblemException(
                ProblemType.DEPENDENCY_UNAVAILABLE, "Signing in is not possible at the moment. Try again shortly."));
    }
}
