package io.pteronimbus.auth.identity;

import io.pteronimbus.auth.session.Method;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.Stream;

/** One's own accounts elsewhere. */
@Path("/api/v1/me/identities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class IdentityResource {
    private final IdentityService identities;
    private final CurrentCaller current;

    IdentityResource(IdentityService identities, CurrentCaller current) {
        this.identities = identities;
        this.current = current;
    }

    @GET
    @SignedIn(withoutSecondFactor = true)
    public Page<IdentityView> list() {
        return Page.all(identities.list(current.get().userId()));
    }

    /** Takes one away, and ends the other sessions it opened. 409 {@code last-sign-in} when nothing would be left. */
    @DELETE
    @Path("/{provider}")
    @SignedIn
    public void unlink(@PathParam("provider") String provider) {
        var caller = current.get();
        identities.unlink(caller.userId(), UUID.fromString(caller.sessionId()), method(provider));
    }

    private static Method method(String name) {
        return Stream.of(Method.values())
                .filter(method -> method != Method.PASSWORD && method.text().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("linked account"));
    }
}
