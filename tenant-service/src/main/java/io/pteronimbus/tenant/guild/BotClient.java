package io.pteronimbus.tenant.guild;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.pteronimbus.events.GuildChanged;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What bot-service tells about guilds: it asks Discord, and keeps to its limits. 404: the bot, or the member, is not there. */
@RegisterRestClient(configKey = "bot-service")
@Path("/internal")
interface BotClient {

    @GET
    @Path("/application")
    Application application(@HeaderParam("Authorization") String authorization);

    @GET
    @Path("/guilds/{guildId}")
    GuildChanged.Guild guild(@HeaderParam("Authorization") String authorization, @PathParam("guildId") String guildId);

    /** In the order of their ids; 403 where members are not listed. */
    @GET
    @Path("/guilds/{guildId}/members")
    Members members(
            @HeaderParam("Authorization") String authorization,
            @PathParam("guildId") String guildId,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("/guilds/{guildId}/members/{userId}")
    GuildChanged.Member member(
            @HeaderParam("Authorization") String authorization,
            @PathParam("guildId") String guildId,
            @PathParam("userId") String userId);

    /** @param clientId of the Discord application */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Application(String clientId, String installUrl) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Members(List<GuildChanged.Member> items) {}
}
