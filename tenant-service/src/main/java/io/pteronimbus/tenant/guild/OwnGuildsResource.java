package io.pteronimbus.tenant.guild;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Discord servers a person could bring here. */
@Path("/api/v1/discord/guilds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OwnGuildsResource {
    private final OwnGuilds guilds;
    private final CurrentCaller current;

    OwnGuildsResource(OwnGuilds guilds, CurrentCaller current) {
        this.guilds = guilds;
        this.current = current;
    }

    /**
     * The Discord servers that the caller owns or manages. 409 {@code discord-not-linked} for who has no Discord account here, 503 when
     * Discord cannot be asked.
     */
    @GET
    @SignedIn
    public OwnGuildsView list() {
        return new OwnGuildsView(guilds.of(current.get().userId()));
    }

    record OwnGuildsView(List<OwnGuildView> items) {}

    /**
     * A Discord server that somebody manages.
     *
     * @param owner whether it is theirs
     * @param tenantId of the tenant it has here already
     * @param installUrl where the bot is added to it; absent when no bot is configured
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnGuildView(
            String id,
            String name,
            @Nullable String icon,
            boolean owner,
            @Nullable UUID tenantId,
            @Nullable String installUrl) {}
}
