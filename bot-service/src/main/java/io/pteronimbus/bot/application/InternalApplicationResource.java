package io.pteronimbus.bot.application;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.ServicesOnly;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What other services ask about the application. Never routed by the gateway. */
@Path("/internal/application")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InternalApplicationResource {
    private final Application application;

    InternalApplicationResource(Application application) {
        this.application = application;
    }

    /** 404 when no bot is configured. */
    @GET
    @ServicesOnly
    @Operation(hidden = true)
    public ApplicationView application() {
        return application
                .clientId()
                .map(id -> new ApplicationView(id, application.installUrl(id)))
                .orElseThrow(() -> ProblemException.notFound("bot"));
    }

    /** @param installUrl without the guild, which whoever uses it adds */
    @RegisterForReflection
    record ApplicationView(String clientId, String installUrl) {}
}
