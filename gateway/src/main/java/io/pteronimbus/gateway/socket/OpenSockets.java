package io.pteronimbus.gateway.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.gateway.session.SessionStore;
import io.pteronimbus.platform.problem.ProblemException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The sockets that are open, by session. They end with it: at once when word of its end comes, and at the next round, all
 * sessions in one question to Redis, when the word was lost.
 */
@ApplicationScoped
public class OpenSockets {
    /** Sockets of controllers belong to no session. */
    static final String NO_SESSION = "";

    private static final Logger LOG = Logger.getLogger(OpenSockets.class);

    private final Map<String, Set<Bridge>> bySession = new ConcurrentHashMap<>();
    private final SessionStore sessions;
    private final Vertx vertx;
    private final Duration round;
    private final int perSession;

    OpenSockets(
            SessionStore sessions,
            Vertx vertx,
            MeterRegistry meters,
            @ConfigProperty(name = "pteronimbus.sockets.round", defaultValue = "30S") Duration round,
            @ConfigProperty(name = "pteronimbus.sockets.per-session", defaultValue = "64") int perSession) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.round = round;
        this.perSession = perSession;
        meters.gauge("gateway.sockets", this, OpenSockets::count);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(round.toMillis(), tick -> round());
    }

    /** Throws 429 when the session has as many as it may. */
    void requireRoom(String session) {
        if (!session.equals(NO_SESSION)
                && bySession.getOrDefault(session, Set.of()).size() >= perSession) {
            throw ProblemException.rateLimited(round);
        }
    }

    /** Lets the bridge pass frames, and keeps it as long as it does. */
    void open(String session, Bridge bridge) {
        bySession.compute(session, (key, known) -> {
            var bridges = known == null ? ConcurrentHashMap.<Bridge>newKeySet() : known;
            bridges.add(bridge);
            return bridges;
        });
        bridge.open(() -> remove(session, bridge));
        endThoseOver(session.equals(NO_SESSION) ? List.of() : List.of(session));
    }

    private void remove(String session, Bridge bridge) {
        bySession.computeIfPresent(session, (key, bridges) -> {
            bridges.remove(bridge);
            return bridges.isEmpty() ? null : bridges;
        });
    }

    /** Closes the session's sockets with 4401. */
    void endSession(String session) {
        bySession.getOrDefault(session, Set.of()).forEach(bridge -> bridge.end(Bridge.SESSION_ENDED, "session ended"));
    }

    /** Looks at every open socket: is its client there, does its session live. */
    private void round() {
        bySession.values().forEach(bridges -> bridges.forEach(Bridge::checkAlive));
        endThoseOver(bySession.keySet().stream()
                .filter(session -> !session.equals(NO_SESSION))
                .toList());
    }

    private void endThoseOver(List<String> asked) {
        sessions.ended(asked)
                .onSuccess(ended -> ended.forEach(this::endSession))
                // a session cannot be ended either while Redis is away: the next round asks again
                .onFailure(cause -> LOG.warnf("Sessions of open sockets not checked: %s", cause.getMessage()));
    }

    private int count() {
        return bySession.values().stream().mapToInt(Set::size).sum();
    }
}
