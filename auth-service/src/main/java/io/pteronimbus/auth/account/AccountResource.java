package io.pteronimbus.auth.account;

import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One's own account. */
@Path("/api/v1/me")
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

    @GET
    @SignedIn(withoutSecondFactor = true, byKey = true)
    public AccountView me() {
        return accounts.view(current.get().userId());
    }

    /** Changes the display name. Access tokens carry the new one from the next refresh on. */
    @PATCH
    @SignedIn(withoutSecondFactor = true)
    public AccountView update(@Valid @NotNull UpdateMeRequest request) {
        return accounts.rename(current.get().userId(), request.displayName());
    }
}
