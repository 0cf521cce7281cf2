package io.pteronimbus.auth.redis;

import io.pteronimbus.auth.seal.Secrets;
import io.pteronimbus.platform.security.Sha256;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps something for a short while for who holds a random ticket; of the ticket itself just its hash lies in Redis. */
@ApplicationScoped
public class Tickets {
    private static final int LONGEST = 64;
    private static final String KEEP = "return redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])";
    private static final String READ = "return redis.call('GET', KEYS[1])";
    private static final String TAKE = """
            local kept = redis.call('GET', KEYS[1])
            redis.call('DEL', KEYS[1])
            return kept
            """;

    private final RedisScripts scripts;

    Tickets(RedisScripts scripts) {
        this.scripts = scripts;
    }

    /** A ticket for the content. The kind tells tickets of one purpose from those of another. */
    public String issue(String kind, String content, Duration lifetime) {
        var ticket = Secrets.random();
        scripts.run(KEEP, List.of(key(kind, ticket)), List.of(content, Long.toString(lifetime.toMillis())));
        return ticket;
    }

    public Optional<String> read(String kind, String ticket) {
        return run(READ, kind, ticket);
    }

    /** Reads it for the last time; of two who try, one gets it. */
    public Optional<String> take(String kind, String ticket) {
        return run(TAKE, kind, ticket);
    }

    private Optional<String> run(String script, String kind, String ticket) {
        return ticket.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(scripts.run(script, List.of(key(kind, ticket)), List.of()))
                        .map(Response::toString);
    }

    private static String key(String kind, String ticket) {
        return "auth:" + kind + ":" + Sha256.hex(ticket);
    }
}
