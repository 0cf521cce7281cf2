package io.pteronimbus.auth.profile;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.ServicesOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What other services ask about somebody {@code user-changed} has not told them of yet. Never routed by the gateway. */
@Path("/internal/users/{userId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProfileResource {
    private final ProfileService profiles;

    ProfileResource(ProfileService profiles) {
        this.profiles = profiles;
    }

    /** 404 when there is nobody with that id. */
    @GET
    @ServicesOnly
    @Operation(hidden = true)
    public Profile get(@PathParam("userId") UUID userId) {
        return profiles.find(userId).orElseThrow(() -> ProblemException.notFound("person"));
    }
}
