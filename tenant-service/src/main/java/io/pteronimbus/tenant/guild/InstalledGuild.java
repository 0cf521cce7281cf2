package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.GuildChanged;
import java.time.Instant;

/**
 * A guild the bot is in, and the member who wants it as a tenant.
 *
 * @param at when Discord was asked
 */
public record InstalledGuild(GuildChanged.Guild guild, GuildChanged.Member installer, Instant at) {}
