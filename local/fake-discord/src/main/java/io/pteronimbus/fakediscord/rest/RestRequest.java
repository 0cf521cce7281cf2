package io.pteronimbus.fakediscord.rest;

import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request of a known caller.
 *
 * @param gateway where this caller finds the gateway
 */
record RestRequest(World world, Caller caller, Map<String, String> path, Map<String, String> query, String gateway) {

    private static final String NOT_A_SNOWFLAKE = "Value is not snowflake.";

    Snowflake id(String name) {
        return snowflake(name, path.get(name));
    }

    Optional<Snowflake> queryId(String name) {
        return Optional.ofNullable(query.get(name)).map(value -> snowflake(name, value));
    }

    boolean flag(String name) {
        String value = query.get(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw DiscordException.invalid(name, "Must be either true or false.");
        }
        return true;
    }

    int limit(int usual, int most) {
        String value = query.get("limit");
        if (value == null) {
            return usual;
        }
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw DiscordException.invalid("limit", "int value should be between 1 and " + most + ".");
        }
        return Integer.parseInt(value);
    }

    /** The guild of the path, if the caller is in it. */
    Guild guild() {
        Guild guild = world.guild(id("guild_id")).orElseThrow(DiscordException::unknownGuild);
        if (guild.member(caller.user().id()).isEmpty()) {
            // a bot is told that there is such a guild, a person is not
            throw caller.token() == null ? DiscordException.missingAccess() : DiscordException.unknownGuild();
        }
        return guild;
    }

    private static Snowflake snowflake(String name, @Nullable String value) {
        return Optional.ofNullable(value)
                .flatMap(Snowflake::parse)
                .orElseThrow(() -> DiscordException.invalid(name, NOT_A_SNOWFLAKE));
    }
}
