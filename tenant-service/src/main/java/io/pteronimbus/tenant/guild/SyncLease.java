package io.pteronimbus.tenant.guild;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Which replica reads guilds. Two at once would do no harm but to Discord's limits. */
@ApplicationScoped
class SyncLease {
    private static final Logger LOG = Logger.getLogger(SyncLease.class);
    private static final String KEY = "tenant:guild-sync";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final ValueCommands<String, String> values;
    private final String self = UUID.randomUUID().toString();

    SyncLease(RedisDataSource redis) {
        this.values = redis.value(String.class);
    }

    /** For two minutes from now; false when another replica has it, or Redis is away. */
    boolean take() {
        try {
            if (values.setGet(KEY, self, new SetArgs().nx().ex(LIFETIME)) == null) {
                return true;
            }
            if (!self.equals(values.get(KEY))) {
                return false;
            }
            values.setex(KEY, LIFETIME.toSeconds(), self);
            return true;
        } catch (RuntimeException redisAway) {
            LOG.warnf("Redis did not say who reads guilds: %s", redisAway.getMessage());
            return false;
        }
    }
}
