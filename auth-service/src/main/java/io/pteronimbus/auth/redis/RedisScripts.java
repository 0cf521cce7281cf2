package io.pteronimbus.auth.redis;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs Lua scripts: what a script does happens as a whole, or not at all. */
@ApplicationScoped
public class RedisScripts {
    private static final Logger LOG = Logger.getLogger(RedisScripts.class);

    private final RedisDataSource redis;

    RedisScripts(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Throws 503 {@code dependency-unavailable} when Redis does not answer. */
    public Response run(String script, List<String> keys, List<String> arguments) {
        var call = new ArrayList<String>(2 + keys.size() + arguments.size());
        call.add(script);
        call.add(Integer.toString(keys.size()));
        call.addAll(keys);
        call.addAll(arguments);
        try {
            return redis.execute("EVAL", call.toArray(String[]::new));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Redis did not run a script: keys=%s", keys.size());
            throw new ProblemException(
                    ProblemType.DEPENDENCY_UNAVAILABLE, "Sign-in is not possible at the moment. Try again shortly.");
        }
    }
}
