package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.GuildChanged;

/**
 * A guild the bot is in, and the member who wants it as a tenant.
 *
 * @param heard when Discord was asked
 */
public record InstalledGuild(GuildChanged.Guild guild, GuildChanged.Member installer, Heard heard) {}
