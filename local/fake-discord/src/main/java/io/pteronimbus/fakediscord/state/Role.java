package io.pteronimbus.fakediscord.state;

import org.jspecify.annotations.Nullable;

/**
 * A role of a guild. The one with the guild's own id is {@code @everyone}.
 *
 * @param permissions bits, as in {@link Permissions}
 * @param botId       the bot whose role this is, or null
 */
public record Role(
        Snowflake id,
        String name,
        long permissions,
        int position,
        int color,
        boolean hoist,
        boolean mentionable,
        @Nullable Snowflake botId) {

    /** Whether it came with a bot, so that nobody can give or take it. */
    public boolean managed() {
        return botId != null;
    }

    Role withPermissions(long bits) {
        return new Role(id, name, bits, position, color, hoist, mentionable, botId);
    }
}
