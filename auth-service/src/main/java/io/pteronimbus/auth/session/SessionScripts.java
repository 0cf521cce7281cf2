package io.pteronimbus.auth.session;

/**
 * The steps of a session's life in Redis. {@code auth:session:<id>} is a hash, {@code auth:refresh:<sha256>} a hash with the
 * session's {@code sid} and, once the token was used, the {@code nonce} of its successor, and {@code auth:sessions:<user>} the
 * set of a person's sessions, scored by when they end. The id of a session that is ended goes out on the channel
 * {@code auth:session-ended}, where the gateway hears it and closes the session's sockets.
 */
final class SessionScripts {

    /**
     * Keys: session, refresh, sessions. Arguments: id, seconds, now in seconds, most sessions, then the session's fields and
     * values. Answers the ids of sessions that were ended because there were too many.
     */
    static final String OPEN = """
            local id, seconds, now, most = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            redis.call('HSET', KEYS[1], unpack(ARGV, 5))
            redis.call('EXPIRE', KEYS[1], seconds)
            redis.call('HSET', KEYS[2], 'sid', id)
            redis.call('EXPIRE', KEYS[2], seconds)
            redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
            redis.call('ZADD', KEYS[3], now + seconds, id)
            redis.call('EXPIRE', KEYS[3], seconds)
            local ended = {}
            while redis.call('ZCARD', KEYS[3]) > most do
              local oldest = redis.call('ZPOPMIN', KEYS[3])[1]
              local refresh = redis.call('HGET', 'auth:session:' .. oldest, 'refresh')
              if refresh then redis.call('DEL', 'auth:refresh:' .. refresh) end
              if redis.call('DEL', 'auth:session:' .. oldest) == 1 then
                redis.call('PUBLISH', 'auth:session-ended', oldest)
                table.insert(ended, oldest)
              end
            end
            return ended
            """;

    /**
     * Keys: refresh (the token used), session, refresh (its successor). Arguments: nonce, successor's hash, seconds, grace in
     * milliseconds, now in seconds, now as text. Answers {@code rotated}, {@code again} and the nonce, or what went wrong:
     * {@code ended} when the session is gone, {@code unknown} when it lives but the token is no longer one of it.
     */
    static final String ROTATE = """
            local user = redis.call('HGET', KEYS[2], 'userId')
            if not user then
              redis.call('DEL', KEYS[1])
              return {'ended'}
            end
            local kept = redis.call('HMGET', KEYS[1], 'sid', 'nonce')
            if not kept[1] then return {'unknown'} end
            if kept[2] then return {'again', kept[2]} end
            redis.call('HSET', KEYS[1], 'nonce', ARGV[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[4])
            redis.call('HSET', KEYS[3], 'sid', kept[1])
            redis.call('EXPIRE', KEYS[3], ARGV[3])
            redis.call('HSET', KEYS[2], 'refresh', ARGV[2], 'lastUsedAt', ARGV[6])
            redis.call('EXPIRE', KEYS[2], ARGV[3])
            redis.call('ZADD', 'auth:sessions:' .. user, tonumber(ARGV[5]) + tonumber(ARGV[3]), kept[1])
            redis.call('EXPIRE', 'auth:sessions:' .. user, ARGV[3])
            return {'rotated', ARGV[1]}
            """;

    /** Keys: session. Arguments: id. Answers 1 when there was such a session. */
    static final String END = """
            local kept = redis.call('HMGET', KEYS[1], 'userId', 'refresh')
            if not kept[1] then return 0 end
            if kept[2] then redis.call('DEL', 'auth:refresh:' .. kept[2]) end
            redis.call('ZREM', 'auth:sessions:' .. kept[1], ARGV[1])
            redis.call('DEL', KEYS[1])
            redis.call('PUBLISH', 'auth:session-ended', ARGV[1])
            return 1
            """;

    /** Keys: session. Answers the values of a session's fields, with nil for what it lacks. */
    static final String READ =
            "return redis.call('HMGET', KEYS[1], 'userId', 'csrf', 'createdAt', 'lastUsedAt', 'userAgent',"
                    + " 'address', 'method', 'secondFactor')";

    /** Keys: session. */
    static final String MARK = """
            if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[1], 'secondFactor', 'true') end
            return 0
            """;

    /** Keys: sessions. Arguments: now in seconds. Answers ids, the newest first. */
    static final String LIST = "return redis.call('ZREVRANGEBYSCORE', KEYS[1], '+inf', ARGV[1])";

    private SessionScripts() {}
}
