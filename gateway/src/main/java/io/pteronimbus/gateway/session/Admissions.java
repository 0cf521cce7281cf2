package io.pteronimbus.gateway.session;

import io.pteronimbus.gateway.guard.SameSite;
import io.pteronimbus.gateway.route.Entry;
import io.pteronimbus.gateway.route.Route;
import io.pteronimbus.gateway.route.Upstream;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.Caller;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Decides who passes: by the route's {@link Entry}, the token, the living session or API key, what its owner has asked for
 * lately, and proof that a browser means it.
 */
@ApplicationScoped
public class Admissions {
    private final CookieNames cookies;
    private final Tokens tokens;
    private final ApiKeys keys;
    private final SessionStore sessions;
    private final SameSite sameSite;

    Admissions(CookieNames cookies, Tokens tokens, ApiKeys keys, SessionStore sessions, SameSite sameSite) {
        this.cookies = cookies;
        this.tokens = tokens;
        this.keys = keys;
        this.sessions = sessions;
        this.sameSite = sameSite;
    }

    /** Fails with the {@link ProblemException} to answer. */
    public Future<Admission> admit(HttpServerRequest request, Route route) {
        return switch (route.entry()) {
            case OPEN -> Future.succeededFuture(Admission.anonymous());
            case OWN_CREDENTIAL ->
                Future.succeededFuture(new Admission(request.getHeader(HttpHeaders.AUTHORIZATION), null, false));
            case SIGN_IN, RENEWAL -> {
                sameSite.requireJsonFromHere(request);
                yield Future.succeededFuture(Admission.anonymous());
            }
            case SESSION ->
                admitCredential(request, Credential.of(request, cookies.access()))
                        .map(admission -> enrolled(admission, route));
        };
    }

    private Future<Admission> admitCredential(HttpServerRequest request, Credential credential) {
        return switch (credential) {
            case Credential.None none ->
                throw new ProblemException(
                        ProblemType.UNAUTHENTICATED, "Sign in first: the request has no access token.");
            case Credential.Bearer bearer ->
                tokens.verify(bearer.authorization())
                        .compose(caller ->
                                session(caller).map(session -> new Admission(bearer.authorization(), caller, false)));
            case Credential.ApiKey key -> admitKey(key.key(), request.remoteAddress());
            case Credential.BrowserCookie cookie ->
                tokens.verify(cookie.authorization())
                        .compose(caller -> session(caller)
                                .map(session -> {
                                    sameSite.requireIntent(request, session.csrf());
                                    return new Admission(cookie.authorization(), caller, true);
                                })
                                .onFailure(cause -> forgetWhenOver(request, cause)));
        };
    }

    /** What a key was traded for may have ended with a right of its owner, and the key still be good: it is traded once more. */
    private Future<Admission> admitKey(String key, SocketAddress address) {
        return keys.trade(key, address)
                .compose(traded -> living(traded.caller())
                        .compose(session -> session.isPresent()
                                ? Future.succeededFuture(new Admission(traded.authorization(), traded.caller(), true))
                                : keys.tradeAnew(key, address)
                                        .compose(fresh -> session(fresh.caller())
                                                .map(found ->
                                                        new Admission(fresh.authorization(), fresh.caller(), true)))));
    }

    private Future<SessionStore.Session> session(Caller caller) {
        return living(caller)
                .map(found -> found.orElseThrow(() ->
                        new ProblemException(ProblemType.SESSION_EXPIRED, "Your session has ended. Sign in again.")));
    }

    private Future<Optional<SessionStore.Session>> living(Caller caller) {
        return sessions.find(caller)
                .map(found -> found.filter(
                        session -> session.userId().equals(caller.userId().toString())));
    }

    /** Who still has to set up the second factor that the platform demands gets to their own account, and nowhere else. */
    private static Admission enrolled(Admission admission, Route route) {
        var caller = admission.caller();
        if (caller != null && route.upstream() != Upstream.AUTH) {
            Access.requireEnrolled(caller);
        }
        return admission;
    }

    private void forgetWhenOver(HttpServerRequest request, Throwable cause) {
        if (cause instanceof ProblemException problem && problem.problemType() == ProblemType.SESSION_EXPIRED) {
            cookies.clear(request.response());
        }
    }
}
