package io.pteronimbus.fakediscord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.view.GuildView;
import io.pteronimbus.fakediscord.view.MemberView;
import io.vertx.ext.web.Router;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code /guilds}, which only bots may ask for. */
final class GuildRequests {

    private static final int MOST_MEMBERS = 1000;
    private static final int LONGEST_QUERY = 100;

    private GuildRequests() {}

    static void mount(RestApi api, Router router) {
        api.get(
                router,
                "/guilds/{guild_id}",
                Access.BOTS,
                request -> GuildView.whole(request.guild(), request.flag("with_counts")));
        api.get(router, "/guilds/{guild_id}/roles", Access.BOTS, request -> GuildView.roles(request.guild()));
        api.get(router, "/guilds/{guild_id}/channels", Access.BOTS, request -> GuildView.channels(request.guild()));
        api.get(router, "/guilds/{guild_id}/members", Access.BOTS, GuildRequests::members);
        api.get(router, "/guilds/{guild_id}/members/search", Access.BOTS, GuildRequests::search);
        api.get(router, "/guilds/{guild_id}/members/{user_id}", Access.BOTS, GuildRequests::member);
    }

    private static JsonNode members(RestRequest request) {
        Guild guild = request.guild();
        int limit = request.limit(1, MOST_MEMBERS);
        Snowflake after = request.queryId("after").orElse(new Snowflake(0));
        if (!request.caller().application().membersIntent()) {
            throw DiscordException.missingAccess();
        }
        return view(request, guild.membersAfter(after, limit).stream());
    }

    /** Those whose username or nickname begins with the text. */
    private static JsonNode search(RestRequest request) {
        Guild guild = request.guild();
        String text = request.query().getOrDefault("query", "").toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.length() > LONGEST_QUERY) {
            throw DiscordException.invalid("query", "Must be between 1 and " + LONGEST_QUERY + " in length.");
        }
        int limit = request.limit(1, MOST_MEMBERS);
        Stream<Member> found = guild.members().stream()
                .filter(member -> names(member, person(request, member))
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(text)))
                .limit(limit);
        return view(request, found);
    }

    private static JsonNode member(RestRequest request) {
        Guild guild = request.guild();
        Snowflake user = request.id("user_id");
        if (request.world().person(user).isEmpty()) {
            throw DiscordException.unknownUser();
        }
        Member member = guild.member(user).orElseThrow(DiscordException::unknownMember);
        return MemberView.of(member, person(request, member));
    }

    private static JsonNode view(RestRequest request, Stream<Member> members) {
        return members.map(member -> MemberView.of(member, person(request, member)))
                .collect(Json.toArray());
    }

    private static Person person(RestRequest request, Member member) {
        return request.world().person(member.userId()).orElseThrow();
    }

    private static Stream<String> names(Member member, Person person) {
        return member.nick() == null ? Stream.of(person.username()) : Stream.of(person.username(), member.nick());
    }
}
