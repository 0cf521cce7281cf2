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

    Optional<EffectivePermissions> read(UUID tenantId, UUID userId, boolean superAdmin) {
        try {
            var text = values.get(PermissionKeys.of(tenantId, userId, superAdmin));
            return text == null ? Optional.empty() : Optional.of(json.readValue(text, EffectivePermissions.class));
        } catch (JsonProcessingException e) {
            LOG.warnf("Unreadable permissions in Redis: tenant=%s user=%s", tenantId, userId);
        } catch (RuntimeException redisAway) {
            LOG.warnf("Redis did not tell permissions: %s", redisAway.getMessage());
        }
        return Optional.empty();
    }
}
