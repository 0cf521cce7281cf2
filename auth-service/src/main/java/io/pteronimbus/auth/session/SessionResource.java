package io.pteronimbus.auth.session;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.request.PathIds;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** One's own sessions: where am I signed in, and no longer be. */
@Path("/api/v1/me/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SessionResource {
    private final SessionService sessions;
    private final CurrentCaller current;

    SessionResource(SessionService sessions, CurrentCaller current) {
        this.sessions = sessions;
        this.current = current;
    }

    /** All of them, at most a hundred, the one used last first. */
    @GET
    @SignedIn(withoutSecondFactor = true)
    public Page<SessionView> list() {
        var caller = current.get();
        return Page.all(sessions.of(caller.userId()).stream()
                .map(session -> SessionView.of(session, caller.sessionId()))
                .toList());
    }

    /** Ends one session at once: its requests, its sockets, its refresh token. */
    @DELETE
    @Path("/{sessionId}")
    @SignedIn(withoutSecondFactor = true)
    public void revoke(@PathParam("sessionId") String sessionId) {
        sessions.revoke(current.get().userId(), PathIds.of(sessionId, "session"));
    }

    /** Ends all sessions; with {@code keepCurrent=true} all but this one. */
    @DELETE
    @SignedIn(withoutSecondFactor = true)
    public void revokeAll(@QueryParam("keepCurrent") boolean keepCurrent) {
        var caller = current.get();
        sessions.endAll(
                caller.toActor(),
                caller.userId(),
                keepCurrent ? Optional.of(PathIds.of(caller.sessionId(), "session")) : Optional.empty());
    }
}
