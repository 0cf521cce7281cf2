package io.pteronimbus.gateway.session;

import io.pteronimbus.gateway.guard.SameSite;
import io.pteronimbus.gateway.route.Entry;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides who passes: by the route's {@link Entry}, the token, the living session, and proof that a browser means it. */
@ApplicationScoped
public class Admissions {
    private final CookieNames cookies;
    private final Tokens tokens;
    private final SessionStore sessions;
    private final SameSite sameSite;

    Admissions(CookieNames cookies, Tokens tokens, SessionStore sessions, SameSite sameSite) {
        this.cookies = cookies;
        this.tokens = tokens;
        this.sessions = sessions;
        this.sameSite = sameSite;
    }

    /** Fails with the {@link ProblemException} to answer. */
    public Future<Admission> admit(HttpServerRequest request, Entry entry) {
        return switch (entry) {
            case OPEN -> Future.succeededFuture(Admission.anonymous());
            case OWN_CREDENTIAL ->
                Future.succeededFuture(new Admission(request.getHeader(HttpHeaders.AUTHORIZATION), null, false));
            case SIGN_IN, RENEWAL -> {
                sameSite.requireJsonFromHere(request);
                yield Future.succeededFuture(Admission.anonymous());
            }
            case SESSION -> admitCredential(request, Credential.of(request, cookies.access()));
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

    private Future<SessionStore.Session> session(Caller caller) {
        return sessions.find(caller.sessionId())
                .map(found -> found.filter(session ->
                                session.userId().equals(caller.userId().toString()))
                        .orElseThrow(() -> new ProblemException(
                                ProblemType.SESSION_EXPIRED, "Your session has ended. Sign in again.")));
    }

    private void forgetWhenOver(HttpServerRequest request, Throwable cause) {
        if (cause instanceof ProblemException problem && problem.problemType() == ProblemType.SESSION_EXPIRED) {
            cookies.clear(request.response());
        }
    }
}
