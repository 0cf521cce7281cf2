package io.pteronimbus.bot.guild;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.ServicesOnly;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What other services ask about guilds; all of it is asked of Discord. Never routed by the gateway. */
@Path("/internal/guilds/{guildId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class InternalGuildResource {
    private static final int PAGE = 1000;
    private static final String SNOWFLAKE = "[0-9]{1,20}";

    private final Guilds guilds;

    InternalGuildResource(Guilds guilds) {
        this.guilds = guilds;
    }

    /** 404 when the bot is not there, 503 when Discord cannot be asked. */
    @GET
    @ServicesOnly
    @Operation(hidden = true)
    public GuildChanged.Guild guild(@PathParam("guildId") String guildId) {
        return guilds.guild(snowflake(guildId, "guild"));
    }

    /** In the order of their ids, those after that one. 403 where members are not listed. */
    @GET
    @Path("/members")
    @ServicesOnly
    @Operation(hidden = true)
    public MembersView members(
            @PathParam("guildId") String guildId,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        if (!after.matches(SNOWFLAKE)) {
            throw ProblemException.invalid(new FieldError("after", "must be an id of Discord's"));
        }
        if (limit < 1 || limit > PAGE) {
            throw ProblemException.invalid(new FieldError(
                    "limit",
                    limit < 1 ? FieldErrorCode.TOO_SMALL : FieldErrorCode.TOO_LARGE,
                    "must be between 1 and " + PAGE,
                    Map.of("min", 1, "max", PAGE)));
        }
        return new MembersView(guilds.members(snowflake(guildId, "guild"), after, limit));
    }

    /** 404 when they, or the bot, are not there. */
    @GET
    @Path("/members/{userId}")
    @ServicesOnly
    @Operation(hidden = true)
    public GuildChanged.Member member(@PathParam("guildId") String guildId, @PathParam("userId") String userId) {
        return guilds.member(snowflake(guildId, "guild"), snowflake(userId, "member"));
    }

    /** What is no id cannot exist, and must not become part of an address. */
    private static String snowflake(String text, String what) {
        if (!text.matches(SNOWFLAKE)) {
            throw ProblemException.notFound(what);
        }
        return text;
    }

    @RegisterForReflection
    record MembersView(List<GuildChanged.Member> items) {}
}
