package io.pteronimbus.fakediscord.state;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Permission bits, and what a member may do in the whole of a guild. */
public final class Permissions {

    public static final long KICK_MEMBERS = 1L << 1;
    public static final long ADMINISTRATOR = 1L << 3;
    public static final long MANAGE_GUILD = 1L << 5;
    public static final long MANAGE_MESSAGES = 1L << 13;
    public static final long MODERATE_MEMBERS = 1L << 40;

    /** What a new guild's {@code @everyone} may: see, talk, react, join voice, use commands. */
    public static final long EVERYONE = 1L << 6 // add reactions
            | 1L << 10 // view channels
            | 1L << 11 // send messages
            | 1L << 14 // embed links
            | 1L << 15 // attach files
            | 1L << 16 // read message history
            | 1L << 18 // use external emojis
            | 1L << 20 // connect
            | 1L << 21 // speak
            | 1L << 26 // change nickname
            | 1L << 31; // use application commands

    /** View channels, send messages, embed links, attach files, read history, use external emojis. */
    public static final long BOT = 1L << 10 | 1L << 11 | 1L << 14 | 1L << 15 | 1L << 16 | 1L << 18;

    /** Every bit that Discord has given a meaning: 0 to 52 but for 47. */
    public static final long ALL = bits(IntStream.rangeClosed(0, 46)) | bits(IntStream.rangeClosed(48, 52));

    private Permissions() {}

    private static long bits(IntStream positions) {
        LongStream masks = positions.mapToLong(position -> 1L << position);
        return masks.reduce(0, (all, mask) -> all | mask);
    }

    /** The owner and administrators may everything; others what {@code @everyone} or one of their roles may. */
    public static long of(Guild guild, Member member) {
        if (guild.ownerId().equals(member.userId())) {
            return ALL;
        }
        long granted = guild.everyone().permissions();
        for (Snowflake id : member.roles()) {
            granted |= guild.role(id).map(Role::permissions).orElse(0L);
        }
        return (granted & ADMINISTRATOR) == 0 ? granted : ALL;
    }

    /** Whether a member may change the guild itself, and so add bots. */
    public static boolean mayManage(Guild guild, Member member) {
        return (of(guild, member) & (ADMINISTRATOR | MANAGE_GUILD)) != 0;
    }
}
