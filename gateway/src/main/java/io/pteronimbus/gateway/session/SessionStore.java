package io.pteronimbus.gateway.session;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
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

    private final Redis redis;

    SessionStore(Redis redis) {
        this.redis = redis;
    }

    /** One round trip. Empty when the session is over; fails with 503 when Redis does not answer. */
    Future<Optional<Session>> find(String sessionId) {
        var request =
                Request.cmd(Command.HMGET).arg(key(sessionId)).arg("userId").arg("csrf");
        return redis.send(request).map(SessionStore::session).recover(SessionStore::away);
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
        var userId = fields == null ? null : fields.get(0);
        var csrf = fields == null ? null : fields.get(1);
        return userId == null
                ? Optional.empty()
                : Optional.of(new Session(userId.toString(), csrf == null ? "" : csrf.toString()));
    }

    private static Future<Optional<Session>> away(Throwable cause) {
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
