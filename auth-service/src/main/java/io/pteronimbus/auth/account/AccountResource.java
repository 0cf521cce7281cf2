package io.pteronimbus.auth.account;

import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.OpenToAll;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Making an account, and one's own. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AccountResource {
    private final AccountService accounts;
    private final CurrentCaller current;

    AccountResource(AccountService accounts, CurrentCaller current) {
        this.accounts = accounts;
        this.current = current;
    }

    /** Makes an account. Signs nobody in. */
    @POST
    @Path("/auth/register")
    @OpenToAll(because = "who registers has no account yet")
    RestResponse<AccountView> register(@Valid @NotNull RegisterRequest request) {
        return ResponseBuilder.<AccountView>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/me"))
                .entity(accounts.register(request))
                .build();
    }

    @GET
    @Path("/me")
    @SignedIn
    AccountView me() {
        return accounts.view(current.get().userId());
    }

    @PATCH
    @Path("/me")
    @SignedIn
    AccountView update(@Valid @NotNull UpdateMeRequest request) {
        return accounts.rename(current.get().userId(), request.displayName());
    }
}
