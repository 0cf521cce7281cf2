package io.pteronimbus.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a Discord guild the bot is in, or was. Ids are Discord's, decimal numbers of 64 bits as text.
 *
 * @param guildId of the guild; {@link #EVERY_GUILD} with {@link Change#LISTENING}
 * @param guild with {@link Change#GUILD}: the whole of it but its members, so that the newest is enough
 * @param member with {@link Change#MEMBER}: the whole of that member
 * @param userId with {@link Change#MEMBER_GONE}: who left
 * @param at when the bot learned of it
 */
public record GuildChanged(
        String guildId,
        Change change,
        @Nullable Guild guild,
        @Nullable Member member,
        @Nullable String userId,
        Instant at) {

    public static final String TYPE = "io.pteronimbus.guild-changed.v1";

    /** In the place of the id of a guild, for what concerns all of them. */
    public static final String EVERY_GUILD = "*";

    public enum Change {
        /** The bot came, or the guild or one of its roles changed. */
        GUILD,
        /** Somebody joined, or their name or roles changed. Told of all just where the bot may list members. */
        MEMBER,
        /** Somebody left. */
        MEMBER_GONE,
        /** The bot was removed, or the guild deleted. Not an outage of Discord's. */
        GONE,
        /** The bot listens anew, in all guilds: of what happened before it was perhaps not told. */
        LISTENING
    }

    /**
     * A guild.
     *
     * @param icon hash of its picture
     * @param ownerId the person it belongs to
     * @param roles all of them, {@code @everyone}, whose id is the guild's, among them
     * @param membersListed whether the bot may list members and is told of each
     */
    public record Guild(
            String id, String name, @Nullable String icon, String ownerId, List<Role> roles, boolean membersListed) {

        public Guild {
            roles = List.copyOf(roles);
        }
    }

    /**
     * A role of a guild.
     *
     * @param color as RGB, 0 for none
     * @param position higher ones stand above
     * @param permissions Discord's bits as a decimal number
     * @param managed belongs to a bot or an integration
     */
    public record Role(String id, String name, int color, int position, String permissions, boolean managed) {}

    /**
     * A member of a guild.
     *
     * @param name as the guild knows them: nickname, else display name, else user name
     * @param roleIds without {@code @everyone}
     * @param bot is no person
     */
    public record Member(String userId, String name, List<String> roleIds, boolean bot) {

        public Member {
            roleIds = List.copyOf(roleIds);
        }
    }
}
