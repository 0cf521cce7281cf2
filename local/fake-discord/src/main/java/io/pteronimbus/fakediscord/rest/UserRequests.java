package io.pteronimbus.fakediscord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.oauth.Scopes;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Permissions;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.view.GuildView;
import io.pteronimbus.fakediscord.view.MemberView;
import io.pteronimbus.fakediscord.view.UserView;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/** {@code /users}. */
final class UserRequests {

    private static final int MOST_GUILDS = 200;

    private UserRequests() {}

    static void mount(RestApi api, Router router) {
        api.get(router, "/users/@me", Access.all(Scopes.IDENTIFY), UserRequests::self);
        api.get(router, "/users/@me/guilds", Access.all(Scopes.GUILDS), UserRequests::guilds);
        api.get(router, "/users/@me/guilds/{guild_id}/member", Access.people(Scopes.MEMBERS), UserRequests::member);
        api.get(router, "/users/{user_id}", Access.BOTS, UserRequests::other);
        api.delete(router, "/users/@me/guilds/{guild_id}", Access.BOTS, UserRequests::leave);
    }

    private static JsonNode self(RestRequest request) {
        return UserView.self(request.caller().user(), request.caller().sees(Scopes.EMAIL));
    }

    private static JsonNode other(RestRequest request) {
        return UserView.of(request.world().person(request.id("user_id")).orElseThrow(DiscordException::unknownUser));
    }

    /** By id; with {@code before} the last ones that are smaller. */
    private static JsonNode guilds(RestRequest request) {
        Snowflake user = request.caller().user().id();
        int limit = request.limit(MOST_GUILDS, MOST_GUILDS);
        boolean counts = request.flag("with_counts");
        Optional<Snowflake> after = request.queryId("after");
        Optional<Snowflake> before = request.queryId("before");
        List<Guild> found = request.world().guildsOf(user).stream()
                .filter(guild -> after.isEmpty() || guild.id().compareTo(after.get()) > 0)
                .filter(guild -> before.isEmpty() || guild.id().compareTo(before.get()) < 0)
                .toList();
        int size = found.size();
        boolean fromEnd = before.isPresent() && after.isEmpty();
        List<Guild> page =
                size <= limit ? found : fromEnd ? found.subList(size - limit, size) : found.subList(0, limit);
        return page.stream()
                .map(guild -> GuildView.mine(guild, guild.member(user).orElseThrow(), counts))
                .collect(Json.toArray());
    }

    private static JsonNode member(RestRequest request) {
        Guild guild = request.guild();
        Member member = guild.member(request.caller().user().id()).orElseThrow();
        ObjectNode view = MemberView.of(member, request.caller().user());
        return view.put("permissions", Long.toString(Permissions.of(guild, member)));
    }

    private static void leave(RestRequest request) {
        Guild guild = request.world().guild(request.id("guild_id")).orElseThrow(DiscordException::unknownGuild);
        Member self = guild.member(request.caller().user().id()).orElseThrow(DiscordException::unknownGuild);
        request.world().remove(guild, self);
    }
}
