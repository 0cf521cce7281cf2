package io.pteronimbus.bot.gateway;

import io.pteronimbus.bot.BotConfig;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Which replica holds the connection. While Redis is away whoever holds it goes on, since nobody else can take it; two at once, for a
 * moment, tell the same twice, which does no harm.
 */
@ApplicationScoped
class GatewayLease {
    static final String KEY = "bot:gateway-lease";

    private static final Logger LOG = Logger.getLogger(GatewayLease.class);
    private static final String TAKE = """
            local holder = redis.call('get', KEYS[1])
            if holder and holder ~= ARGV[1] then return 0 end
            redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
            return 1
            """;
    private static final String GIVE_BACK =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

    private final RedisDataSource redis;
    private final String lifetime;
    private final String self = UUID.randomUUID().toString();
    private boolean held;

    GatewayLease(RedisDataSource redis, BotConfig config) {
        this.redis = redis;
        this.lifetime = Long.toString(config.gateway().lease().toMillis());
    }

    /** Takes or renews it. True when it is this replica's. */
    boolean take() {
        try {
            held = redis.execute("EVAL", TAKE, "1", KEY, self, lifetime).toInteger() == 1;
        } catch (RuntimeException redisAway) {
            LOG.warnf("Redis did not say who holds the connection to Discord: %s", redisAway.getMessage());
        }
        return held;
    }

    void giveBack() {
        try {
            redis.execute("EVAL", GIVE_BACK, "1", KEY, self);
        } catch (RuntimeException redisAway) {
            LOG.debugf("The right to connect was not given back, it ends by itself: %s", redisAway.getMessage());
        }
        held = false;
    }
}
