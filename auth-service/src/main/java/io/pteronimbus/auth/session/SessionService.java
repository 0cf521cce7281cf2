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
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
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
    private final Event<LastSessionEnded> lastEnded;

    SessionService(
            SessionStore store,
            RefreshTokens tokens,
            SessionEvents events,
            Audit audit,
            RequestOrigin origin,
            Clock clock,
            Event<LastSessionEnded> lastEnded) {
        this.store = store;
        this.tokens = tokens;
        this.events = events;
        this.audit = audit;
        this.origin = origin;
        this.clock = clock;
        this.lastEnded = lastEnded;
    }

    /** A new session of that person, from where the request at hand comes. Their oldest ends when they have too many. */
    @Transactional
    public Tokens open(UUID userId, Method method, boolean secondFactor) {
        var now = clock.instant();
        var session = new Session(
                EventIds.next(),
                userId,
                tokens.randomText(),
                now,
                now,
                method,
                secondFactor,
                origin.userAgent(),
                origin.address());
        var token = tokens.first(session.id());
        for (var ended : store.open(session, token)) {
            events.ended(userId, ended);
        }
        return new Tokens(session, token.text());
    }

    /**
     * Trades a refresh token of that session for its successor. Throws 401 {@code session-expired} when it is good for nothing; a token that
     * was used before ends the whole session, since one of two who have it stole it.
     *
     * @param owner of the session
     */
    public Tokens refresh(Actor owner, Session session, String refreshToken) {
        var used = tokens.parse(refreshToken).orElseThrow(SessionService::expired);
        var nonce = tokens.randomText();
        return switch (store.rotate(used, nonce, tokens.successor(used, nonce))) {
            case Rotation.Rotated rotated ->
                new Tokens(session, tokens.successor(used, rotated.nonce()).text());
            case Rotation.Ended ended -> throw expired();
            case Rotation.Reused reused -> {
                endStolen(owner, used.sessionId());
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

    /** The owner of a session proved a second factor within it. */
    public void markSecondFactor(UUID sessionId) {
        store.markSecondFactor(sessionId);
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
    public void endAll(Actor actor, UUID userId, Optional<UUID> kept) {
        endThose(actor, userId, session -> !kept.equals(Optional.of(session.id())));
    }

    /** Ends those of a person's sessions. */
    @Transactional
    public void endThose(Actor actor, UUID userId, Predicate<Session> which) {
        var ending = store.of(userId).stream().filter(which).map(Session::id).toList();
        for (var session : ending) {
            audit.successOf(actor, null, "session:revoke", target(session));
            events.ended(userId, session);
        }
        announceWhenLast(userId, ending);
        ending.forEach(store::end);
    }

    /** Ends a session because its owner signs out. */
    @Transactional
    public void signOut(Actor actor, Session session) {
        audit.successOf(actor, null, "auth:logout", target(session.id()));
        end(session.userId(), session.id());
    }

    private void endStolen(Actor owner, UUID sessionId) {
        store.find(sessionId).ifPresent(session -> {
            LOG.warnf(
                    "A used refresh token came back, its session ends: session=%s user=%s",
                    sessionId, session.userId());
            audit.failure(
                    owner, null, "session:refresh", target(sessionId), Outcome.DENIED, "refresh token used before");
            QuarkusTransaction.requiringNew().run(() -> end(session.userId(), sessionId));
        });
    }

    private void end(UUID userId, UUID sessionId) {
        events.ended(userId, sessionId);
        announceWhenLast(userId, List.of(sessionId));
        store.end(sessionId);
    }

    private void announceWhenLast(UUID userId, List<UUID> ending) {
        if (store.of(userId).stream().allMatch(session -> ending.contains(session.id()))) {
            lastEnded.fire(new LastSessionEnded(userId));
        }
    }

    private static Target target(UUID sessionId) {
        return new Target("session", sessionId.toString(), null);
    }

    private static ProblemException expired() {
        return new ProblemException(ProblemType.SESSION_EXPIRED, "Your session has ended. Sign in again.");
    }
}
