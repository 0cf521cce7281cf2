package io.pteronimbus.auth.limit;

import io.pteronimbus.auth.redis.RedisScripts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Token buckets in Redis, shared by all replicas. */
@ApplicationScoped
class TokenBuckets {
    private static final String TAKE = """
            local now, wait, left = tonumber(ARGV[1]), 0, {}
            for i, key in ipairs(KEYS) do
              local burst, refill = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
              local kept = redis.call('HMGET', key, 'tokens', 'at')
              local tokens, at = tonumber(kept[1]) or burst, tonumber(kept[2]) or now
              tokens = math.min(burst, tokens + math.max(0, now - at) / refill)
              if tokens < 1 then wait = math.max(wait, math.ceil((1 - tokens) * refill)) end
              left[i] = tokens
            end
            if wait > 0 then return wait end
            for i, key in ipairs(KEYS) do
              local burst, refill = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
              redis.call('HSET', key, 'tokens', string.format('%.6f', left[i] - 1), 'at', string.format('%.0f', now))
              redis.call('PEXPIRE', key, string.format('%.0f', burst * refill))
            end
            return 0
            """;
    private static final String GIVE_BACK = """
            for _, key in ipairs(KEYS) do
              if redis.call('EXISTS', key) == 1 then redis.call('HINCRBYFLOAT', key, 'tokens', 1) end
            end
            return 0
            """;

    private final RedisScripts scripts;
    private final Clock clock;

    TokenBuckets(RedisScripts scripts, Clock clock) {
        this.scripts = scripts;
        this.clock = clock;
    }

    /** Takes one try from each bucket, or from none; then the answer is how long to wait, otherwise zero. */
    Duration take(List<Bucket> buckets) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(clock.millis()));
        for (var bucket : buckets) {
            arguments.add(Integer.toString(bucket.burst()));
            arguments.add(Long.toString(bucket.refill().toMillis()));
        }
        return Duration.ofMillis(scripts.run(TAKE, keys(buckets), arguments).toLong());
    }

    /** Puts back what was taken. */
    void giveBack(List<Bucket> buckets) {
        scripts.run(GIVE_BACK, keys(buckets), List.of());
    }

    private static List<String> keys(List<Bucket> buckets) {
        return buckets.stream().map(Bucket::key).toList();
    }
}
