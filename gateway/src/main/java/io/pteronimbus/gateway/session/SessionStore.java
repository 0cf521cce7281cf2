package io.pteronimbus.gateway.session;

import io.pteronimbus.gateway.guard.Gcra;
import io.pteronimbus.gateway.guard.RateLimitConfig;
import io.pteronimbus.gateway.guard.RedisScript;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The sessions auth-service keeps in Redis: a session is over when its key is gone. Without Redis nobody gets in. */
@ApplicationScoped
public class SessionStore {
    private static final Logger LOG = Logger.getLogger(SessionStore.class);
    private static final int BATCH = 500;

    /** Keys: session, the account's bucket. Nothing is counted for a session that is over. */
    private static final String ADMIT = Gcra.TAKE + """
            local kept = redis.call('HMGET', KEYS[1], 'userId', 'csrf')
            if not kept[1] then return {false, false, 0} end
            return {kept[1], kept[2], take(KEYS[2], tonumber(ARGV[1]), tonumber(ARGV[2]), 1)}
            """;

    private final Redis redis;
    private final RedisScript admit;
    private final RateLimitConfig limits;

    SessionStore(Redis redis, RateLimitConfig limits) {
        this.redis = redis;
        this.admit = new RedisScript(redis, ADMIT);
        this.limits = limits;
    }

    /**
     * The caller's session, or what says that their API key lives, and counts the request against what their account may ask
     * for: one round trip for both. Empty when it is over; fails with 429 when it was too much, and 503 when Redis does not
     * answer.
     */
    Future<Optional<Session>> find(Caller caller) {
        return admit.run(
                        List.of(key(caller.sessionId()), "gateway:limit:account:" + caller.userId()),
                        List.of(Integer.toString(limits.accountBurst()), Integer.toString(limits.accountPerSecond())))
                .recover(SessionStore::away)
                .map(SessionStore::session);
    }

    /** Those of the sessions that are over. Fails when Redis does not answer. */
    public Future<Set<String>> ended(List<String> sessionIds) {
        if (sessionIds.isEmpty()) {
            return Future.succeededFuture(new HashSet<>());
        }
        var batch = sessionIds.subList(0, Math.min(BATCH, sessionIds.size()));
        var rest = sessionIds.subList(batch.size(), sessionIds.size());
        var requests = batch.stream()
                .map(id -> Request.cmd(Command.EXISTS).arg(key(id)))
                .toList();
        return redis.batch(requests)
                .compose(answers -> ended(rest).onSuccess(ended -> addMissing(ended, batch, answers)));
    }

    private static void addMissing(Set<String> ended, List<String> asked, List<Response> answers) {
        for (int i = 0; i < asked.size(); i++) {
            if (answers.get(i).toString().equals("0")) {
                ended.add(asked.get(i));
            }
        }
    }

    private static String key(String sessionId) {
        return "auth:session:" + sessionId;
    }

    private static Optional<Session> session(@Nullable Response fields) {
        Gcra.requireRoom(fields == null ? null : fields.get(2));
        var userId = fields == null ? null : fields.get(0);
        var csrf = fields == null ? null : fields.get(1);
        return userId == null
                ? Optional.empty()
                : Optional.of(new Session(userId.toString(), csrf == null ? "" : csrf.toString()));
    }

    private static <T> Future<T> away(Throwable cause) {
        LOG.warnf("Redis did not tell a session: %s", cause.getMessage());
        return Future.failedFuture(new ProblemException(
                ProblemType.DEPENDENCY_UNAVAILABLE,
                "Your session cannot be checked at the moment. Try again shortly."));
    }

    /**
     * A session that lives.
     *
     * @param csrf what a browser must send along with whatever changes something; empty when the session has none
     */
    record Session(String userId, String csrf) {
        @Override
        public String toString() {
            return "Session[" + userId + ", ***]";
        }
    }
}
