package io.pteronimbus.auth.apikey;

import io.pteronimbus.auth.redis.RedisScripts;
import io.pteronimbus.events.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The sign in Redis that a key lives, where the gateway looks for sessions: {@code auth:session:<sid>}, as if it were one, with
 * {@code auth:key-session:<key>} naming the {@code sid} it has at present. So a revoked key is refused at once and its sockets
 * close, as with sessions. A key that goes on living after its sign was ended gets another, and tokens of the one before stay
 * dead.
 */
@ApplicationScoped
class KeySessions {
    private static final String KEEP = """
            local sid = redis.call('GET', KEYS[1])
            if not sid or redis.call('EXISTS', 'auth:session:' .. sid) == 0 then sid = ARGV[3] end
            redis.call('SET', KEYS[1], sid, 'PX', ARGV[2])
            redis.call('HSET', 'auth:session:' .. sid, 'userId', ARGV[1])
            redis.call('PEXPIRE', 'auth:session:' .. sid, ARGV[2])
            return sid
            """;
    private static final String END = """
            local sid = redis.call('GET', KEYS[1])
            if not sid then return 0 end
            redis.call('DEL', KEYS[1], 'auth:session:' .. sid)
            redis.call('PUBLISH', 'auth:session-ended', sid)
            return 1
            """;

    private final RedisScripts scripts;

    KeySessions(RedisScripts scripts) {
        this.scripts = scripts;
    }

    /** Keeps the key's sign for that long, or makes one; the answer is its id, which tokens carry as {@code sid}. */
    String keep(UUID keyId, UUID userId, Duration lifetime) {
        return scripts.run(
                        KEEP,
                        List.of(redisKey(keyId)),
                        List.of(
                                userId.toString(),
                                Long.toString(lifetime.toMillis()),
                                EventIds.next().toString()))
                .toString();
    }

    /** Tokens of the key are good no more. */
    void end(UUID keyId) {
        scripts.run(END, List.of(redisKey(keyId)), List.of());
    }

    private static String redisKey(UUID keyId) {
        return "auth:key-session:" + keyId;
    }
}
