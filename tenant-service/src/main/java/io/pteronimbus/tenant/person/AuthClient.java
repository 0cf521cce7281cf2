package io.pteronimbus.tenant.person;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What auth-service tells about people. */
@RegisterRestClient(configKey = "auth-service")
@Path("/internal/users")
public interface AuthClient {

    @GET
    @Path("/{userId}")
    User user(@HeaderParam("Authorization") String authorization, @PathParam("userId") UUID userId);

    /** The guilds they are in, as Discord tells them. */
    @GET
    @Path("/{userId}/discord-guilds")
    Guilds guilds(@HeaderParam("Authorization") String authorization, @PathParam("userId") UUID userId);

    /** As {@code user-changed} has it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(
            UUID userId,
            long version,
            String displayName,
            @Nullable String email,
            @Nullable String discordId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Guilds(List<OwnGuild> items) {}

    /**
     * A guild of somebody.
     *
     * @param owner whether it is theirs
     * @param permissions Discord's bits as a decimal number
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OwnGuild(String id, String name, @Nullable String icon, boolean owner, String permissions) {}
}
