package io.pteronimbus.tenant.guild;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Which replica reads guilds. Two at once would do no harm but to Discord's limits. */
@ApplicationScoped
class SyncLease {
    private static final Logger LOG = Logger.getLogger(SyncLease.class);
    private static final String KEY = "tenant:guild-sync";
    private static final String LIFETIME_MILLIS = "30000";
    /** Not SET with NX and GET, which Redis 6 does not have. */
    private static final String TAKE = """
            local holder = redis.call('GET', KEYS[1])
            if holder and holder ~= ARGV[1] then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """;

    private static final String RELEASE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

    private final RedisDataSource redis;
    private final String key;
    private final String self = UUID.randomUUID().toString();

    @Inject
    SyncLease(RedisDataSource redis) {
        this(redis, KEY);
    }

    SyncLease(RedisDataSource redis, String key) {
        this.redis = redis;
        this.key = key;
    }

    /** For half a minute from now; false when another replica has it, or Redis is away. */
    boolean take() {
        try {
            return redis.execute("EVAL", TAKE, "1", key, self, LIFETIME_MILLIS).toInteger() == 1;
        } catch (RuntimeException redisAway) {
            LOG.warnf("Redis did not say who reads guilds: %s", redisAway.getMessage());
            return false;
        }
    }

    /** The next need not wait until it is over. */
    @PreDestroy
    void release() {
        try {
            redis.execute("EVAL", RELEASE, "1", key, self);
        } catch (RuntimeException redisAway) {
            LOG.debugf("Redis was not told that guilds may be read by another: %s", redisAway.getMessage());
        }
    }
}
