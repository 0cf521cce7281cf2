package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.request.RequestOrigin;
import io.pteronimbus.platform.request.RequestTrace;
import io.pteronimbus.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;

/** The author of the HTTP request at hand. */
@ApplicationScoped
public class RequestAuthor {
    private final CurrentCaller caller;
    private final RequestOrigin origin;
    private final RequestTrace trace;

    RequestAuthor(CurrentCaller caller, RequestOrigin origin, RequestTrace trace) {
        this.caller = caller;
        this.origin = origin;
        this.trace = trace;
    }

    public Author get() {
        return new Author(
                caller.get().toActor(), origin.address(), origin.userAgent(), caller.isOverride(), trace.id());
    }
}
