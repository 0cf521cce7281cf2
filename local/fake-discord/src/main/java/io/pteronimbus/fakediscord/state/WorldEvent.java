package io.pteronimbus.fakediscord.state;

import java.util.List;

/** Something that has just changed, told when the world is already as it says. */
public sealed interface WorldEvent {

    /** An account was changed; also a bot's. */
    record PersonChanged(Person person) implements WorldEvent {}

    record GuildChanged(Guild guild) implements WorldEvent {}

    /**
     * A guild is no more.
     *
     * @param members who was in it
     */
    record GuildRemoved(Snowflake guildId, List<Snowflake> members) implements WorldEvent {
        public GuildRemoved {
            members = List.copyOf(members);
        }
    }

    record RoleCreated(Guild guild, Role role) implements WorldEvent {}

    record RoleChanged(Guild guild, Role role) implements WorldEvent {}

    /** A role is gone, also from everybody who had it: of that nothing else is told. */
    record RoleRemoved(Guild guild, Snowflake roleId) implements WorldEvent {}

    record ChannelCreated(Guild guild, Channel channel) implements WorldEvent {}

    record ChannelChanged(Guild guild, Channel channel) implements WorldEvent {}

    record ChannelRemoved(Guild guild, Channel channel) implements WorldEvent {}

    record MemberJoined(Guild guild, Member member) implements WorldEvent {}

    record MemberChanged(Guild guild, Member member) implements WorldEvent {}

    record MemberLeft(Guild guild, Person person) implements WorldEvent {}

    /** An application is gone, and its bot's token with it. */
    record ApplicationRemoved(Snowflake applicationId) implements WorldEvent {}

    /** All is another world now. */
    record Replaced() implements WorldEvent {}
}
