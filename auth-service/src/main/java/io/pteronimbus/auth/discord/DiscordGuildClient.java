package io.pteronimbus.auth.discord;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What Discord tells of the guilds of whom a token was issued for. */
@RegisterRestClient(configKey = "discord")
@Path("/api/v10/users/@me/guilds")
interface DiscordGuildClient {

    /** In order of id, from the one after the given id; as text, since what came may be anything. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    String page(
            @HeaderParam("Authorization") String bearer,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after);
}
