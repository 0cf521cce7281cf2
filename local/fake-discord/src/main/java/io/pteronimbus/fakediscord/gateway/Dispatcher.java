package io.pteronimbus.fakediscord.gateway;

import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.pteronimbus.fakediscord.state.WorldEvent;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tells sessions what has changed: each what its bot can see and what it has asked for. */
final class Dispatcher {

    private final World world;
    private final Sessions sessions;
    private final GuildLoader loader;
    private final Payloads payloads;

    Dispatcher(World world, Sessions sessions, GuildLoader loader, Payloads payloads) {
        this.world = world;
        this.sessions = sessions;
        this.loader = loader;
        this.payloads = payloads;
    }

    void tell(WorldEvent event) {
        switch (event) {
            case WorldEvent.PersonChanged(Person person) -> personChanged(person);
            case WorldEvent.GuildChanged(Guild guild) ->
                toGuild(guild, "GUILD_UPDATE", Intents.GUILDS, () -> Payloads.guild(guild));
            case WorldEvent.GuildRemoved(Snowflake guild, List<Snowflake> members) ->
                guildGone(guild, members::contains);
            case WorldEvent.RoleCreated(Guild guild, var role) ->
                toGuild(guild, "GUILD_ROLE_CREATE", Intents.GUILDS, () -> Payloads.role(guild, role));
            case WorldEvent.RoleChanged(Guild guild, var role) ->
                toGuild(guild, "GUILD_ROLE_UPDATE", Intents.GUILDS, () -> Payloads.role(guild, role));
            case WorldEvent.RoleRemoved(Guild guild, Snowflake role) ->
                toGuild(guild, "GUILD_ROLE_DELETE", Intents.GUILDS, () -> Payloads.roleGone(guild, role));
            case WorldEvent.ChannelCreated(Guild guild, var channel) ->
                toGuild(guild, "CHANNEL_CREATE", Intents.GUILDS, () -> Payloads.channel(guild, channel));
            case WorldEvent.ChannelChanged(Guild guild, var channel) ->
                toGuild(guild, "CHANNEL_UPDATE", Intents.GUILDS, () -> Payloads.channel(guild, channel));
            case WorldEvent.ChannelRemoved(Guild guild, var channel) ->
                toGuild(guild, "CHANNEL_DELETE", Intents.GUILDS, () -> Payloads.channel(guild, channel));
            case WorldEvent.MemberJoined(Guild guild, Member member) -> memberJoined(guild, member);
            case WorldEvent.MemberChanged(Guild guild, Member member) -> memberChanged(guild, member);
            case WorldEvent.MemberLeft(Guild guild, Person person) -> memberLeft(guild, person);
            case WorldEvent.ApplicationRemoved(Snowflake application) -> {
                // has no one left to be told
            }
            case WorldEvent.Replaced() -> {
                // all of them have ended
            }
        }
    }

    void outage(Guild guild) {
        to(
                session -> covers(session, guild) && session.wants(Intents.GUILDS),
                "GUILD_DELETE",
                () -> Payloads.guildGone(guild.id(), true));
    }

    private void memberJoined(Guild guild, Member member) {
        to(
                session -> sees(session, guild)
                        && !isSelf(session, member.userId())
                        && session.wants(Intents.GUILD_MEMBERS),
                "GUILD_MEMBER_ADD",
                () -> payloads.member(guild, member));
        sessions.of(member.userId())
                .filter(session -> session.shard().covers(guild.id()))
                .forEach(session -> loader.tell(session, guild));
    }

    /** Of its own member a bot is always told. */
    private void memberChanged(Guild guild, Member member) {
        to(
                session -> sees(session, guild)
                        && (isSelf(session, member.userId()) || session.wants(Intents.GUILD_MEMBERS)),
                "GUILD_MEMBER_UPDATE",
                () -> payloads.member(guild, member));
    }

    private void memberLeft(Guild guild, Person person) {
        to(
                session -> sees(session, guild) && session.wants(Intents.GUILD_MEMBERS),
                "GUILD_MEMBER_REMOVE",
                () -> Payloads.memberGone(guild, person));
        guildGone(guild.id(), person.id()::equals);
    }

    private void guildGone(Snowflake guild, Predicate<Snowflake> wasIn) {
        List<Session> told = sessions.all().stream()
                .filter(session ->
                        wasIn.test(session.applicationId()) && session.shard().covers(guild))
                .toList();
        told.forEach(session -> session.loaded(guild));
        to(
                session -> told.contains(session) && session.wants(Intents.GUILDS),
                "GUILD_DELETE",
                () -> Payloads.guildGone(guild, false));
    }

    /** Who is changed is changed as a member too. What is of no guild is told on the first shard. */
    private void personChanged(Person person) {
        to(
                session -> isSelf(session, person.id()) && session.shard().id() == 0,
                "USER_UPDATE",
                () -> Payloads.self(person));
        for (Guild guild : world.guildsOf(person.id())) {
            memberChanged(guild, guild.member(person.id()).orElseThrow());
        }
    }

    private void toGuild(Guild guild, String event, int intent, Supplier<byte[]> data) {
        to(session -> sees(session, guild) && session.wants(intent), event, data);
    }

    /** The data is made when somebody wants it, once. */
    private void to(Predicate<Session> who, String event, Supplier<byte[]> data) {
        List<Session> told = sessions.all().stream().filter(who).toList();
        if (!told.isEmpty()) {
            byte[] bytes = data.get();
            told.forEach(session -> session.dispatch(event, bytes));
        }
    }

    private boolean sees(Session session, Guild guild) {
        return covers(session, guild) && !loader.isOut(guild.id());
    }

    private static boolean covers(Session session, Guild guild) {
        return session.covers(guild) && !session.isLoading(guild.id());
    }

    private static boolean isSelf(Session session, Snowflake user) {
        return session.applicationId().equals(user);
    }
}
