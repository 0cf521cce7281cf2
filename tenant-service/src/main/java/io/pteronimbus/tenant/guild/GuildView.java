package io.pteronimbus.tenant.guild;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The Discord server of a tenant, as it was heard last.
 *
 * @param membersListed whether Discord tells of all members; if not, each active one is asked about every five minutes
 * @param checkedAt when Discord last said something about it
 * @param syncedAt when all of it was last read
 * @param stale it was not read for longer than it should be
 * @param problem why it was not, such as {@code discord-away}
 */
record GuildView(
        String guildId,
        String name,
        @Nullable String icon,
        boolean membersListed,
        Instant checkedAt,
        @Nullable Instant syncedAt,
        boolean stale,
        @Nullable String problem) {

    static GuildView of(Guild guild, Duration checkEvery, Instant now) {
        var synced = guild.syncedAt();
        // a run that is a little late is no news
        var stale = synced == null || synced.plus(checkEvery.multipliedBy(2)).isBefore(now);
        return new GuildView(
                guild.guildId(),
                guild.name(),
                guild.icon(),
                guild.isMembersListed(),
                guild.checkedAt(),
                synced,
                stale,
                guild.syncProblem());
    }
}
