package io.pteronimbus.bot.guild;

import static java.util.Objects.requireNonNull;

import io.pteronimbus.bot.discord.DiscordRole;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A role was made or changed. */
@RegisterForReflection
record RoleData(String guildId, DiscordRole role) {

    RoleData {
        requireNonNull(guildId, "guild_id");
        requireNonNull(role, "role");
    }

    /** A role was deleted. */
    @RegisterForReflection
    record Gone(String guildId, String roleId) {

        Gone {
            requireNonNull(guildId, "guild_id");
            requireNonNull(roleId, "role_id");
        }
    }
}
