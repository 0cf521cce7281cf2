package io.pteronimbus.bot.discord;

import io.pteronimbus.events.GuildChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A role as Discord shows one. */
@RegisterForReflection
public record DiscordRole(String id, String name, int color, int position, String permissions, boolean managed) {

    public GuildChanged.Role toEvent() {
        return new GuildChanged.Role(id, name, color, position, permissions, managed);
    }
}
