package io.pteronimbus.bot.guild;

import static java.util.Objects.requireNonNull;

import io.pteronimbus.bot.MembersIntent;
import io.pteronimbus.bot.discord.DiscordGuild;
import io.pteronimbus.bot.discord.DiscordMember;
import io.pteronimbus.bot.gateway.Dispatch;
import io.pteronimbus.bot.gateway.GatewayListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Knows the guilds the bot is in, with their roles, and tells what changes about them and their members. */
@ApplicationScoped
class GuildListener implements GatewayListener {
    private static final Logger LOG = Logger.getLogger(GuildListener.class);

    private final Map<String, KnownGuild> known = new ConcurrentHashMap<>();
    private final GuildEvents events;
    private final MembersIntent members;

    GuildListener(GuildEvents events, MembersIntent members) {
        this.events = events;
        this.members = members;
    }

    /** What the bot was in and is in no more, it was removed from while nobody listened; what else happened then, others find out. */
    @Override
    public void begun(Set<String> guildIds) {
        events.listening();
        List.copyOf(known.keySet()).stream()
                .filter(id -> !guildIds.contains(id))
                .forEach(this::gone);
    }

    @Override
    public void happened(Dispatch event) throws IOException {
        switch (event.name()) {
            case "GUILD_CREATE", "GUILD_UPDATE" -> guild(event.data(DiscordGuild.class));
            case "GUILD_DELETE" -> {
                var guild = event.data(DiscordGuild.class);
                // an outage is nothing: the guild is there, just not to be seen
                if (!guild.isUnavailable()) {
                    gone(guild.id());
                }
            }
            case "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE" -> {
                var data = event.data(RoleData.class);
                change(data.guildId(), guild -> guild.withRole(data.role()));
            }
            case "GUILD_ROLE_DELETE" -> {
                var data = event.data(RoleData.Gone.class);
                change(data.guildId(), guild -> guild.withoutRole(data.roleId()));
            }
            case "GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE" -> {
                var member = event.data(DiscordMember.class);
                events.member(requireNonNull(member.guildId(), "guild_id"), member.toEvent());
            }
            case "GUILD_MEMBER_REMOVE" -> {
                var gone = event.data(DiscordMember.class);
                events.memberGone(
                        requireNonNull(gone.guildId(), "guild_id"), gone.user().id());
            }
            default -> LOG.tracef("%s is of no use here", event.name());
        }
    }

    private void guild(DiscordGuild told) {
        told.toEvent(members.isGranted()).ifPresent(guild -> {
            known.put(guild.id(), new KnownGuild(guild));
            events.guild(guild);
        });
    }

    /** A guild that is not known is in an outage: it will be told whole. */
    private void change(String guildId, UnaryOperator<KnownGuild> change) {
        var changed = known.computeIfPresent(guildId, (id, before) -> change.apply(before));
        if (changed != null) {
            events.guild(changed.guild());
        }
    }

    private void gone(String guildId) {
        known.remove(guildId);
        events.gone(guildId);
    }
}
