package io.pteronimbus.bot.gateway;

import static java.util.Objects.requireNonNull;

import io.pteronimbus.bot.discord.DiscordGuild;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A session has begun.
 *
 * @param guilds the bot is in, as yet without their data
 */
@RegisterForReflection
record Ready(String sessionId, String resumeGatewayUrl, List<DiscordGuild> guilds) {

    Ready {
        requireNonNull(sessionId, "session_id");
        requireNonNull(resumeGatewayUrl, "resume_gateway_url");
        guilds = List.copyOf(guilds);
    }
}
