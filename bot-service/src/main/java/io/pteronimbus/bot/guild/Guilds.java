package io.pteronimbus.bot.guild;

import com.fasterxml.jackson.databind.ObjectReader;
import io.pteronimbus.bot.MembersIntent;
import io.pteronimbus.bot.discord.DiscordGuild;
import io.pteronimbus.bot.discord.DiscordJson;
import io.pteronimbus.bot.discord.DiscordMember;
import io.pteronimbus.bot.rest.DiscordClient;
import io.pteronimbus.bot.rest.Reply;
import io.pteronimbus.bot.rest.Route;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Asks Discord about guilds. */
@ApplicationScoped
class Guilds {
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    private final DiscordClient discord;
    private final MembersIntent intent;
    private final ObjectReader guilds;
    private final ObjectReader member;
    private final ObjectReader members;

    Guilds(DiscordClient discord, MembersIntent intent, DiscordJson json) {
        this.discord = discord;
        this.intent = intent;
        this.guilds = json.readerOf(DiscordGuild.class);
        this.member = json.readerOf(DiscordMember.class);
        this.members = json.readerOf(DiscordMember[].class);
    }

    /** With its roles. Throws 404 when the bot is not there. */
    GuildChanged.Guild guild(String guildId) {
        var reply = present(discord.get(Route.ofGuild(guildId, "", "")), "guild");
        return reply.<DiscordGuild>read(guilds)
                .toEvent(intent.isGranted())
                .orElseThrow(() -> ProblemException.unavailable("Discord has an outage.", OUTAGE));
    }

    /** By their ids, from the one after that. Throws 403 where members are not listed, 404 when the bot is not there. */
    List<GuildChanged.Member> members(String guildId, String after, int limit) {
        if (!intent.isGranted()) {
            throw notListed();
        }
        var reply = discord.get(Route.ofGuild(guildId, "/members", "/members?limit=" + limit + "&after=" + after));
        if (reply.isForbidden()) {
            // either the bot is not there, which this tells, or it may not list
            guild(guildId);
            intent.refused();
            throw notListed();
        }
        return Arrays.stream(present(reply, "guild").<DiscordMember[]>read(members))
                .map(DiscordMember::toEvent)
                .toList();
    }

    /** Throws 404 when they, or the bot, are not there. */
    GuildChanged.Member member(String guildId, String userId) {
        var reply = discord.get(Route.ofGuild(guildId, "/members/{}", "/members/" + userId));
        return present(reply, "member").<DiscordMember>read(member).toEvent();
    }

    private static Reply present(Reply reply, String what) {
        if (reply.isNotFound() || reply.isForbidden()) {
            throw ProblemException.notFound(what);
        }
        return reply;
    }

    private static ProblemException notListed() {
        return new ProblemException(
                ProblemType.FORBIDDEN, "The bot may not list members: the intent for members is not granted.");
    }
}
