package io.pteronimbus.gateway.guard;

import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes Lua scripts ready to run in Redis. */
@ApplicationScoped
public class RedisScripts {
    private final Redis redis;

    RedisScripts(Redis redis) {
        this.redis = redis;
    }

    public RedisScript of(String text) {
        return new RedisScript(redis, text);
    }
}
