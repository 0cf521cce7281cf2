package io.pteronimbus.fakediscord.state;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a guild.
 *
 * @param type     Discord's number
 * @param parentId the category it stands in, or null
 */
public record Channel(
        Snowflake id,
        int type,
        String name,
        int position,
        @Nullable Snowflake parentId,
        @Nullable String topic) {

    public static final int TEXT = 0;
    public static final int VOICE = 2;
    public static final int CATEGORY = 4;
    public static final int ANNOUNCEMENT = 5;

    /** Those that can be made here. */
    public static final Set<Integer> TYPES = Set.of(TEXT, VOICE, CATEGORY, ANNOUNCEMENT);
}
