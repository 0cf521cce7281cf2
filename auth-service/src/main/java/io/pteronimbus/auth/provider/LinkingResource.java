package io.pteronimbus.auth.provider;

import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.PasswordProof;
import io.pteronimbus.auth.signin.SessionCookies;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where linking an account elsewhere begins: with a request that no foreign page can send. */
@Path("/api/v1/me/identities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LinkingResource {
    private final Tenants tenants;
    private final RedirectSignIn signIns;
    private final AccountService accounts;
    private final PasswordProof proof;
    private final SessionCookies cookies;
    private final CurrentCaller current;

    LinkingResource(
            Tenants tenants,
            RedirectSignIn signIns,
            AccountService accounts,
            PasswordProof proof,
            SessionCookies cookies,
            CurrentCaller current) {
        this.tenants = tenants;
        this.signIns = signIns;
        this.accounts = accounts;
        this.proof = proof;
        this.cookies = cookies;
        this.current = current;
    }

    /** Begins to link an account of a provider; the browser goes on at the location within ten minutes. */
    @POST
    @Path("/{provider}")
    @APIResponseSchema(value = LocationView.class, responseCode = "201", responseDescription = "Created")
    @ResponseStatus(201)
    @SignedIn
    public LocationView begin(@PathParam("provider") String name, @Valid @NotNull LinkRequest request) {
        var provider = tenants.configured(name);
        var caller = current.get();
        proof.require(accounts.get(caller.userId()), request.currentPassword());
        var flow = new Flow(provider, "/account", caller.userId(), UUID.fromString(caller.sessionId()));
        cookies.setFlow(signIns.remember(flow));
        return new LocationView(Tenants.path(provider, "login") + "?intent=link&returnTo=/account");
    }

    /** @param currentPassword not needed by who has none */
    record LinkRequest(@Nullable @Size(max = 256) String currentPassword) {
        @Override
        public String toString() {
            return "LinkRequest[redacted]";
        }
    }

    /** @param location path and query to send the browser to */
    record LocationView(String location) {}
}
