package io.pteronimbus.auth.account;

import io.pteronimbus.platform.security.OpenToAll;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where strangers make an account. */
@Path("/api/v1/auth/register")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RegistrationResource {
    private final AccountService accounts;

    RegistrationResource(AccountService accounts) {
        this.accounts = accounts;
    }

    /** Makes an account. Signs nobody in. */
    @POST
    @OpenToAll(because = "who registers has no account yet")
    public RestResponse<AccountView> register(@Valid @NotNull RegisterRequest request) {
        return ResponseBuilder.<AccountView>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/me"))
                .entity(accounts.register(request))
                .build();
    }
}
