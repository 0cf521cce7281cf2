package io.pteronimbus.fakediscord.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody in a guild, with the roles given to them; {@code @everyone} is not among these. */
public record Member(Snowflake userId, @Nullable String nick, List<Snowflake> roles, Instant joinedAt) {

    public Member {
        roles = List.copyOf(roles);
    }

    Member without(Snowflake role) {
        return new Member(
                userId, nick, roles.stream().filter(each -> !each.equals(role)).toList(), joinedAt);
    }
}
