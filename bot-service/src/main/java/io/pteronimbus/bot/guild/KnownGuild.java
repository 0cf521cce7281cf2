package io.pteronimbus.bot.guild;

import io.pteronimbus.bot.discord.DiscordRole;
import io.pteronimbus.events.GuildChanged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A guild and its roles, as last heard; no members. Does not change: a change makes another. */
record KnownGuild(GuildChanged.Guild guild) {

    KnownGuild withRole(DiscordRole role) {
        var roles = byId();
        roles.put(role.id(), role.toEvent());
        return with(roles);
    }

    KnownGuild withoutRole(String roleId) {
        var roles = byId();
        roles.remove(roleId);
        return with(roles);
    }

    private KnownGuild with(Map<String, GuildChanged.Role> roles) {
        return new KnownGuild(new GuildChanged.Guild(
                guild.id(),
                guild.name(),
                guild.icon(),
                guild.ownerId(),
                List.copyOf(roles.values()),
                guild.membersListed()));
    }

    private Map<String, GuildChanged.Role> byId() {
        var roles = new LinkedHashMap<String, GuildChanged.Role>();
        guild.roles().forEach(role -> roles.put(role.id(), role));
        return roles;
    }
}
