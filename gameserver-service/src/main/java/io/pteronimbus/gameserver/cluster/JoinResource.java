package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.platform.security.OpenToAll;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/api/v1/link/enrol")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Clusters")
class JoinResource {
    private final Joining joining;

    JoinResource(Joining joining) {
        this.joining = joining;
    }

    @POST
    @OpenToAll(because = "a controller that enrols has nothing yet but its token, which is in the body")
    @Operation(operationId = "joinCluster", summary = "For controllers: a one-time token for a credential")
    public RestResponse<Joined> join(@NotNull @Valid JoinRequest request) {
        return ResponseBuilder.create(Status.OK, joining.join(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
