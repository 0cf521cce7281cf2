package io.pteronimbus.gameserver.author;

import io.pteronimbus.platform.request.RequestOrigin;
import io.pteronimbus.platform.request.RequestTrace;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** The author of the HTTP request at hand. */
@ApplicationScoped
public class RequestAuthor {
    private final CurrentCaller caller;
    private final Access access;
    private final RequestOrigin origin;
    private final RequestTrace trace;

    RequestAuthor(CurrentCaller caller, Access access, RequestOrigin origin, RequestTrace trace) {
        this.caller = caller;
        this.access = access;
        this.origin = origin;
        this.trace = trace;
    }

    public Author get() {
        return with(caller.isOverride());
    }

    /** Of a request whose body says which permissions it takes; the caller has them, be it just by office. */
    public Author get(UUID tenantId, UUID serverId, Collection<String> permissions) {
        var person = caller.get();
        return with(
                permissions.stream().anyMatch(permission -> access.isOverride(person, tenantId, serverId, permission)));
    }

    private Author with(boolean override) {
        return new Author(caller.get().toActor(), origin.address(), origin.userAgent(), override, trace.id());
    }
}
