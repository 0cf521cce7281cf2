package io.pteronimbus.bot.discord;

import static java.util.Objects.requireNonNull;

import io.pteronimbus.events.GuildChanged;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member as Discord shows one, over the gateway and in REST.
 *
 * @param guildId over the gateway alone
 */
@RegisterForReflection
public record DiscordMember(
        @Nullable String guildId,
        DiscordUser user,
        @Nullable String nick,
        List<String> roles) {

    public DiscordMember {
        requireNonNull(user, "user");
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    public GuildChanged.Member toEvent() {
        return new GuildChanged.Member(user.id(), nick == null ? user.name() : nick, roles, user.isBot());
    }

    /** Somebody, whether in a guild or not. */
    @RegisterForReflection
    public record DiscordUser(
            String id,
            String username,
            @Nullable String globalName,
            @Nullable Boolean bot) {

        public DiscordUser {
            requireNonNull(id, "id");
            requireNonNull(username, "username");
        }

        String name() {
            return globalName == null ? username : globalName;
        }

        boolean isBot() {
            return Boolean.TRUE.equals(bot);
        }
    }
}
