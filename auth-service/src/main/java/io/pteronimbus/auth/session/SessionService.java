package io.pteronimbus.auth.session;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestOrigin;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Opens, renews and ends sessions. What ends a session does so in Redis as the last step of the transaction that announces
 * it: when Redis is away, neither happens.
 */
@ApplicationScoped
public class SessionService {
    private static final Logger LOG = Logger.getLogger(SessionService.class);

    private final SessionStore store;
    private final RefreshTokens tokens;
    private final SessionEvents events;
    private final Audit audit;
    private final RequestOrigin origin;
    private final Clock clock;

    SessionService(
            SessionStore store,
            RefreshTokens tokens,
            SessionEvents events,
            Audit audit,
            RequestOrigin origin,
            Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.events = events;
        this.audit = audit;
        this.origin = origin;
        this.clock = clock;
    }

    /** A new session of that person, from where the request at hand comes. Their oldest ends when they have too many. */
    @Transactional
    public Tokens open(UUID userId) {
        var now = clock.instant();
        var session = new Session(
                EventIds.next(), userId, tokens.randomText(), now, now, origin.userAgent(), origin.address());
        var token = tokens.first(session.id());
        for (var ended : store.open(session, token)) {
            events.ended(userId, ended);
        }
        return new Tokens(session, token.text());
    }

    /**
     * Trades a refresh token of that session for its successor. Throws 401 {@code session-expired} when it is good for nothing; a token that
     * was used before ends the whole session, since one of two who have it stole it.
     */
    public Tokens refresh(Session session, String refreshToken) {
        var used = tokens.parse(refreshToken).orElseThrow(SessionService::expired);
        var nonce = tokens.randomText();
        return switch (store.rotate(used, nonce, tokens.successor(used, nonce))) {
            case Rotation.Rotated rotated ->
                new Tokens(session, tokens.successor(used, rotated.nonce()).text());
            case Rotation.Ended ended -> throw expired();
            case Rotation.Reused reused -> {
                endStolen(used.sessionId());
                throw expired();
            }
        };
    }

    /** The session of a refresh token that was issued here, as long as it lives. */
    public Optional<Session> ofRefreshToken(String refreshToken) {
        return tokens.parse(refreshToken).flatMap(token -> store.find(token.sessionId()));
    }

    public List<Session> of(UUID userId) {
        return store.of(userId);
    }

    public Optional<Session> find(UUID sessionId) {
        return store.find(sessionId);
    }

    /** Ends a session of that person; 404 for anybody else's. */
    @Transactional
    public void revoke(UUID userId, UUID sessionId) {
        if (store.find(sessionId)
                .filter(session -> session.userId().equals(userId))
                .isEmpty()) {
            throw ProblemException.notFound("session");
        }
        audit.success(null, "session:revoke", target(sessionId), null, null);
        end(userId, sessionId);
    }

    /** Ends all of a person's sessions, but the one to keep if any. */
    @Transactional
    public void revokeAll(UUID userId, Optional<UUID> kept) {
        var others = store.of(userId).stream()
                .map(Session::id)
                .filter(id -> !kept.equals(Optional.of(id)))
                .toList();
        for (var session : others) {
            audit.success(null, "session:revoke", target(session), null, null);
            events.ended(userId, session);
        }
        others.forEach(store::end);
    }

    /** Ends a session because its owner signs out. */
    @Transactional
    public void signOut(Actor actor, Session session) {
        audit.successOf(actor, null, "auth:logout", target(session.id()));
        end(session.userId(), session.id());
    }

    private void endStolen(UUID sessionId) {
        store.find(sessionId).ifPresent(session -> {
            LOG.warnf(
                    "A used refresh token came back, its session ends: session=%s user=%s",
                    sessionId, session.userId());
            var actor = new Actor(Actor.Kind.USER, session.userId().toString(), "");
            audit.failure(
                    actor, null, "session:refresh", target(sessionId), Outcome.DENIED, "refresh token used before");
            QuarkusTransaction.requiringNew().run(() -> end(session.userId(), sessionId));
        });
    }

    private void end(UUID userId, UUID sessionId) {
        events.ended(userId, sessionId);
        store.end(sessionId);
    }

    private static Target target(UUID sessionId) {
        return new Target("session", sessionId.toString(), null);
    }

    private static ProblemException expired() {
        return new ProblemException(ProblemType.SESSION_EXPIRED, "Your session has ended. Sign in again.");
    }
}
