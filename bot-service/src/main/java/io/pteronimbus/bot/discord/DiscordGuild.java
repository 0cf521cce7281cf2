package io.pteronimbus.bot.discord;

import static java.util.Objects.requireNonNull;

import io.pteronimbus.events.GuildChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A guild as Discord shows one; one that is not available has but an id.
 *
 * @param unavailable in an outage of Discord's
 */
@RegisterForReflection
public record DiscordGuild(
        String id,
        @Nullable String name,
        @Nullable String icon,
        @Nullable String ownerId,
        @Nullable List<DiscordRole> roles,
        @Nullable Boolean unavailable) {

    public DiscordGuild {
        requireNonNull(id, "id");
    }

    public boolean isUnavailable() {
        return Boolean.TRUE.equals(unavailable);
    }

    /** The whole of it; empty when some of it is missing, as in an outage. */
    public Optional<GuildChanged.Guild> toEvent(boolean membersListed) {
        if (name == null || ownerId == null || roles == null) {
            return Optional.empty();
        }
        return Optional.of(new GuildChanged.Guild(
                id,
                name,
                icon,
                ownerId,
                roles.stream().map(DiscordRole::toEvent).toList(),
                membersListed));
    }
}
