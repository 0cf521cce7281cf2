package io.pteronimbus.auth.apikey;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.ServicesOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where the gateway trades API keys. */
@Path("/internal/api-keys/exchange")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KeyExchangeResource {
    private final KeyExchange keys;

    KeyExchangeResource(KeyExchange keys) {
        this.keys = keys;
    }

    /** A short-lived access token for a key; 401 when it is none, has expired, or may not be used from that address. */
    @POST
    @ServicesOnly
    @Operation(hidden = true)
    public ExchangedKeyView exchange(@Valid @NotNull ExchangeRequest request) {
        return keys.exchange(request.key(), request.address())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAUTHENTICATED,
                        "This API key is not good, or no longer, or not from where you are."));
    }

    /** @param address of who shows the key, as the gateway saw it */
    record ExchangeRequest(
            @NotNull @Size(min = 1, max = 64) String key,
            @Nullable @Size(max = 45) String address) {
        @Override
        public String toString() {
            return "ExchangeRequest[redacted]";
        }
    }
}
