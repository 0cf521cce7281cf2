package io.pteronimbus.auth.apikey;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.request.PathIds;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** One's own API keys. No key can make, see or revoke another. */
@Path("/api/v1/me/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ApiKeyResource {
    private final ApiKeyService keys;
    private final CurrentCaller current;

    ApiKeyResource(ApiKeyService keys, CurrentCaller current) {
        this.keys = keys;
        this.current = current;
    }

    @GET
    @SignedIn
    public Page<ApiKeyView> list() {
        return Page.all(keys.list(current.get().userId()));
    }

    /** Makes a key, and tells it this once. */
    @POST
    @APIResponseSchema(value = CreatedApiKeyView.class, responseCode = "201", responseDescription = "Created")
    @ResponseStatus(201)
    @SignedIn
    public CreatedApiKeyView create(@Valid @NotNull CreateApiKeyRequest request) {
        return keys.create(current.get().userId(), request);
    }

    /** Revokes a key at once: its requests are refused, its sockets close. */
    @DELETE
    @Path("/{keyId}")
    @SignedIn
    public void revoke(@PathParam("keyId") String keyId) {
        keys.revoke(current.get().userId(), PathIds.of(keyId, "API key"));
    }
}
