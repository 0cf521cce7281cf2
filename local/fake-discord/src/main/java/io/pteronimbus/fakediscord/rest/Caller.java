package io.pteronimbus.fakediscord.rest;

import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.oauth.Scopes;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.TokenPair;
import io.pteronimbus.fakediscord.state.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: an application's bot, or a person through a token that an application got.
 *
 * @param user  the bot's account or the person's
 * @param token null for a bot
 */
record Caller(
        Application application, Person user, @Nullable TokenPair token) {

    /**
     * @param authorization the header, or null
     * @throws DiscordException 401 when nobody is known by it, or not one whom this access admits
     */
    static Caller of(World world, @Nullable String authorization, Access access) {
        String header = authorization == null ? "" : authorization;
        String scope = access.scope();
        Optional<Caller> caller = Optional.empty();
        if (header.startsWith("Bot ") && access.bots()) {
            caller = world.applicationOfBot(header.substring("Bot ".length()).strip())
                    .flatMap(application ->
                            world.person(application.id()).map(bot -> new Caller(application, bot, null)));
        } else if (header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()) && scope != null) {
            caller = world.grants()
                    .byAccess(header.substring("Bearer ".length()).strip())
                    .filter(token -> Scopes.cover(token.scopes(), scope))
                    .flatMap(token -> ofToken(world, token));
        }
        return caller.orElseThrow(DiscordException::unauthorized);
    }

    private static Optional<Caller> ofToken(World world, TokenPair token) {
        return world.application(token.applicationId())
                .flatMap(application ->
                        world.person(token.personId()).map(person -> new Caller(application, person, token)));
    }

    /** What a budget is kept by. */
    String key() {
        return token == null ? application.id().toString() : token.access().hex();
    }

    /** Whether a field of this scope is shown. A bot sees its own account whole. */
    boolean sees(String scope) {
        return token == null || token.scopes().contains(scope);
    }
}
