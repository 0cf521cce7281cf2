package io.pteronimbus.tenant.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.PermissionKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps effective permissions in Redis for five minutes; nobody else writes there. A set computed from older rules never
 * replaces one from newer rules, nor comes back after the rules have changed: {@code perm:<tenant>:version} remembers the
 * newest version seen, longer than any computation takes.
 */
@ApplicationScoped
public class PermissionWriter {
    private static final Logger LOG = Logger.getLogger(PermissionWriter.class);
    private static final String SECONDS = "300";
    private static final String WRITE = """
            local newest = tonumber(redis.call('GET', KEYS[2]) or '0')
            if tonumber(ARGV[1]) < newest then return 0 end
            local kept = redis.call('GET', KEYS[1])
            if kept and cjson.decode(kept).rbacVersion > tonumber(ARGV[1]) then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
            return 1
            """;
    private static final String DROP = """
            local newest = tonumber(redis.call('GET', KEYS[3]) or '0')
            if tonumber(ARGV[1]) > newest then redis.call('SET', KEYS[3], ARGV[1], 'EX', ARGV[2]) end
            return redis.call('DEL', KEYS[1], KEYS[2])
            """;

    private final RedisDataSource redis;
    private final ObjectMapper json;

    PermissionWriter(RedisDataSource redis, ObjectMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /** Without Redis the next reader asks again, which is slow and not wrong. */
    void write(UUID tenantId, UUID userId, boolean superAdmin, EffectivePermissions permissions) {
        try {
            redis.execute(
                    "EVAL",
                    WRITE,
                    "2",
                    PermissionKeys.of(tenantId, userId, superAdmin),
                    versionKey(tenantId),
                    Long.toString(permissions.rbacVersion()),
                    json.writeValueAsString(permissions),
                    SECONDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("permissions cannot be written as JSON", e);
        } catch (RuntimeException redisAway) {
            LOG.warnf("Permissions were not kept in Redis: tenant=%s %s", tenantId, redisAway.getMessage());
        }
    }

    /** Forgets what a person may do, since the rules changed with that version. Throws when Redis is away. */
    public void drop(UUID tenantId, UUID userId, long rbacVersion) {
        redis.execute(
                "EVAL",
                DROP,
                "3",
                PermissionKeys.of(tenantId, userId, false),
                PermissionKeys.of(tenantId, userId, true),
                versionKey(tenantId),
                Long.toString(rbacVersion),
                SECONDS);
    }

    private static String versionKey(UUID tenantId) {
        return "perm:" + tenantId + ":version";
    }
}
