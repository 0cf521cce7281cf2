package io.pteronimbus.auth.apikey;

import io.pteronimbus.auth.redis.RedisScripts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The sign in Redis that a key lives, where the gateway looks for sessions: under the key's id, as if it were one. So a revoked
 * key is refused at once and its sockets close, as with sessions.
 */
@ApplicationScoped
class KeySessions {
    private static final String KEEP = """
            redis.call('HSET', KEYS[1], 'userId', ARGV[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 1
            """;
    private static final String END = """
            redis.call('DEL', KEYS[1])
            redis.call('PUBLISH', 'auth:session-ended', ARGV[1])
            return 1
            """;

    private final RedisScripts scripts;

    KeySessions(RedisScripts scripts) {
        this.scripts = scripts;
    }

    void keep(UUID keyId, UUID userId, Duration lifetime) {
        scripts.run(KEEP, List.of(redisKey(keyId)), List.of(userId.toString(), Long.toString(lifetime.toMillis())));
    }

    void end(UUID keyId) {
        scripts.run(END, List.of(redisKey(keyId)), List.of(keyId.toString()));
    }

    private static String redisKey(UUID keyId) {
        return "auth:session:" + keyId;
    }
}
