package io.pteronimbus.tenant.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.PermissionKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps effective permissions in Redis for at most five minutes; nobody else writes there. A set computed from older rules never
 * replaces one from newer rules, nor comes back after the rules have changed: {@code perm:{tenant}:version} remembers the
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
    private static final String RAISE = """
            local newest = tonumber(redis.call('GET', KEYS[1]) or '0')
            if tonumber(ARGV[1]) > newest then redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2]) end
            """;
    private static final String DROP = RAISE + "return redis.call('DEL', KEYS[2], KEYS[3])";
    private static final String DROP_ALL =
            RAISE + "redis.call('SET', KEYS[2], redis.call('GET', KEYS[1]), 'EX', ARGV[2])";

    private final RedisDataSource redis;
    private final ObjectMapper json;

    PermissionWriter(RedisDataSource redis, ObjectMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /** Without Redis the next reader asks again, which is slow and not wrong. */
    void write(UUID tenantId, UUID userId, boolean superAdmin, EffectivePermissions permissions, Duration goodFor) {
        try {
            redis.execute(
                    "EVAL",
                    WRITE,
                    "2",
                    PermissionKeys.of(tenantId, userId, superAdmin),
                    versionKey(tenantId),
                    Long.toString(permissions.rbacVersion()),
                    json.writeValueAsString(permissions),
                    Long.toString(goodFor.toSeconds()));
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
                versionKey(tenantId),
                PermissionKeys.of(tenantId, userId, false),
                PermissionKeys.of(tenantId, userId, true),
                Long.toString(rbacVersion),
                SECONDS);
    }

    /** Forgets what anybody may do in the tenant: sets of before that version are no longer looked at. Throws when Redis is away. */
    public void dropAll(UUID tenantId, long rbacVersion) {
        redis.execute(
                "EVAL",
                DROP_ALL,
                "2",
                versionKey(tenantId),
                PermissionKeys.since(tenantId),
                Long.toString(rbacVersion),
                SECONDS);
    }

    private static String versionKey(UUID tenantId) {
        return "perm:{" + tenantId + "}:version";
    }
}
