package io.pteronimbus.auth.discord;

import io.pteronimbus.platform.security.ServicesOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What other services ask Discord in somebody's name, whose token they never see. Never routed by the gateway. */
@Path("/internal/users/{userId}/discord-guilds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class GuildResource {
    private final GuildService guilds;

    GuildResource(GuildService guilds) {
        this.guilds = guilds;
    }

    /**
     * The guilds that person is in, no older than 30 seconds. 409 {@code discord-not-linked} when they have to sign in with
     * Discord (again); 503 with {@code Retry-After} when Discord is away.
     */
    @GET
    @ServicesOnly
    @Operation(hidden = true)
    public Guilds list(@PathParam("userId") UUID userId) {
        return new Guilds(guilds.of(userId));
    }

    record Guilds(List<Guild> items) {}
}
