package io.pteronimbus.auth.discord;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Discord's token endpoints (RFC 6749, RFC 7009). */
@RegisterRestClient(configKey = "discord")
@Path("/api/oauth2/token")
interface DiscordTokenClient {

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Issued refresh(
            @HeaderParam("Authorization") String basic,
            @FormParam("grant_type") String grantType,
            @FormParam("refresh_token") String refreshToken);

    @POST
    @Path("/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    void revoke(@HeaderParam("Authorization") String basic, @FormParam("token") String token);

    /** @param expiresIn seconds */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Issued(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("expires_in") long expiresIn) {
        @Override
        public String toString() {
            return "Issued[redacted]";
        }
    }
}
