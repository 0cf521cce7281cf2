package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Permissions;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wish to have a bot added to a guild.
 *
 * @param permissions what the bot is to be allowed there
 * @param guildId     the guild the application proposes, or null
 * @param fixed       whether it may be no other
 */
record Install(long permissions, @Nullable Snowflake guildId, boolean fixed) {

    /** @throws OAuthException when the application asked wrongly */
    static Install of(MultiMap parameters) {
        return new Install(
                number(parameters, "permissions").map(Snowflake::value).orElse(0L) & Permissions.ALL,
                number(parameters, "guild_id").orElse(null),
                Parameters.text(parameters, "disable_guild_select").equals("true"));
    }

    private static Optional<Snowflake> number(MultiMap parameters, String name) {
        Optional<String> text = Parameters.find(parameters, name).filter(value -> !value.isEmpty());
        Optional<Snowflake> number = text.flatMap(Snowflake::parse);
        if (text.isPresent() && number.isEmpty()) {
            throw OAuthException.invalidRequest("Value of \"" + name + "\" is no number.");
        }
        return number;
    }

    /** The guilds to which this person may add it. */
    List<Guild> choices(World world, Person person) {
        return world.guildsOf(person.id()).stream()
                .filter(guild -> !fixed || guildId == null || guild.id().equals(guildId))
                .filter(guild ->
                        Permissions.mayManage(guild, guild.member(person.id()).orElseThrow()))
                .toList();
    }
}
