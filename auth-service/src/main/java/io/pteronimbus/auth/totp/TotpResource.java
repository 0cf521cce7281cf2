package io.pteronimbus.auth.totp;

import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One's own second factor. Codes come in bodies of POST alone, which no log and no proxy keeps. */
@Path("/api/v1/me/totp")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TotpResource {
    private final TotpService totp;
    private final CurrentCaller current;

    TotpResource(TotpService totp, CurrentCaller current) {
        this.totp = totp;
        this.current = current;
    }

    @GET
    @SignedIn(withoutSecondFactor = true)
    public TotpView view() {
        return totp.view(current.get().userId());
    }

    /** Begins: answers a secret for an authenticator app, which counts once a code of it is confirmed. */
    @POST
    @APIResponseSchema(value = EnrolmentView.class, responseCode = "201", responseDescription = "Created")
    @ResponseStatus(201)
    @SignedIn(withoutSecondFactor = true)
    public EnrolmentView begin(@Valid @NotNull BeginRequest request) {
        return totp.begin(current.get().userId(), request.currentPassword());
    }

    /** Turns the second factor on, by a code of the app. The recovery codes are told this once. */
    @POST
    @Path("/confirm")
    @SignedIn(withoutSecondFactor = true)
    public RecoveryCodesView confirm(@Valid @NotNull CodeRequest request) {
        var caller = current.get();
        return new RecoveryCodesView(
                totp.confirm(caller.userId(), UUID.fromString(caller.sessionId()), request.code()));
    }

    /** New recovery codes; the old ones are good no more. */
    @POST
    @Path("/recovery-codes")
    @SignedIn
    public RecoveryCodesView renewRecoveryCodes(@Valid @NotNull CodeRequest request) {
        return new RecoveryCodesView(totp.renewRecoveryCodes(current.get().userId(), request.code()));
    }

    /** Turns the second factor off. */
    @POST
    @Path("/disable")
    @SignedIn
    @APIResponse(responseCode = "204", description = "Done")
    public void disable(@Valid @NotNull CodeRequest request) {
        totp.disable(current.get().userId(), request.code());
    }

    /** @param currentPassword not needed by who has none */
    record BeginRequest(@Nullable @Size(max = 256) String currentPassword) {
        @Override
        public String toString() {
            return "BeginRequest[redacted]";
        }
    }

    /** @param code six digits of the app, or a recovery code */
    record CodeRequest(@NotNull @Size(min = 1, max = 32) String code) {
        @Override
        public String toString() {
            return "CodeRequest[redacted]";
        }
    }

    /** Each is good once in the place of a code. */
    record RecoveryCodesView(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodesView[redacted]";
        }
    }
}
