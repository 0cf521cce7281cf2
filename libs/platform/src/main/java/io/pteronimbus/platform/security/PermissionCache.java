package io.pteronimbus.platform.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Effective permissions as tenant-service left them in Redis. One read; an unreadable or unreachable entry counts as absent. */
@ApplicationScoped
class PermissionCache {
    private static final Logger LOG = Logger.getLogger(PermissionCache.class);

    private final ValueCommands<String, String> values;
    private final ObjectMapper json;

    PermissionCache(RedisDataSource redis, ObjectMapper json) {
        this.values = redis.value(String.class);
        this.json = json;
    }

    /** @param atLeast the oldest version of the tenant's rules that counts; a set from older ones is as good as absent */
    Optional<EffectivePermissions> read(UUID tenantId, UUID userId, boolean superAdmin, long atLeast) {
        try {
            var key = PermissionKeys.of(tenantId, userId, superAdmin);
            var sinceKey = PermissionKeys.since(tenantId);
            var kept = values.mget(key, sinceKey);
            var text = kept.get(key);
            if (text == null) {
                return Optional.empty();
            }
            var since = kept.get(sinceKey);
            return Optional.of(json.readValue(text, EffectivePermissions.class))
                    .filter(set -> set.rbacVersion() >= atLeast)
                    .filter(set -> since == null || set.rbacVersion() >= Long.parseLong(since));
        } catch (JsonProcessingException e) {
            LOG.warnf("Unreadable permissions in Redis: tenant=%s user=%s", tenantId, userId);
        } catch (RuntimeException redisAway) {
            LOG.warnf("Redis did not tell permissions: %s", redisAway.getMessage());
        }
        return Optional.empty();
    }
}
