package io.pteronimbus.gateway.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pteronimbus.platform.problem.ProblemException;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * The shield before everything else: slows down an address that asks too often, whoever it is. Counted in memory, for the
 * addresses seen last, so that a flood costs neither Redis nor a token check. What people ask for is counted in Redis, see
 * {@link SharedLimits} and the session store.
 */
@ApplicationScoped
public class RateLimits {
    private static final int ADDRESSES = 20_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final RateLimitConfig config;
    private final Cache<String, TokenBucket> all = buckets();

    RateLimits(RateLimitConfig config) {
        this.config = config;
    }

    /** Counts a request. Throws 429 with the time to wait. */
    public void count(SocketAddress client) {
        take(all.get(network(client), key -> new TokenBucket(config.burst(), config.perSecond(), System.nanoTime())));
    }

    private static void take(TokenBucket bucket) {
        var wait = bucket.take(System.nanoTime());
        if (!wait.isZero()) {
            throw ProblemException.rateLimited(wait.plusSeconds(1));
        }
    }

    /** The address; for IPv6 the first four groups, since one client has all the rest to choose from. */
    public static String network(SocketAddress client) {
        var address = client.hostAddress();
        if (address == null) {
            return "";
        }
        if (address.indexOf(':') < 0) {
            return address;
        }
        var groups = address.split(":", -1);
        return String.join(":", java.util.Arrays.copyOf(groups, Math.min(4, groups.length)));
    }

    private static Cache<String, TokenBucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build();
    }
}
