package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Channel;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Role;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.pteronimbus.fakediscord.view.ApplicationView;
import io.pteronimbus.fakediscord.view.GuildView;
import io.pteronimbus.fakediscord.view.MemberView;
import io.pteronimbus.fakediscord.view.UserView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of events. */
final class Payloads {

    private static final int VERSION = 10;
    private static final List<String> EMPTY =
            List.of("voice_states", "threads", "stage_instances", "guild_scheduled_events", "soundboard_sounds");

    private final World world;

    Payloads(World world) {
        this.world = world;
    }

    byte[] ready(Session session, Application application, String address, List<Snowflake> guilds) {
        ObjectNode data = Json.object().put("v", VERSION);
        data.set("user", UserView.self(person(application.id()), true));
        data.put("session_type", "normal").put("session_id", session.id()).put("resume_gateway_url", address);
        data.set("guilds", guilds.stream().map(guild -> gone(guild, true)).collect(Json.toArray()));
        for (String name : List.of("private_channels", "relationships", "presences", "_trace")) {
            data.putArray(name);
        }
        Shard shard = session.identify().shard();
        if (shard != null) {
            data.putArray("shard").add(shard.id()).add(shard.count());
        }
        data.putObject("application")
                .put("id", application.id().toString())
                .put("flags", ApplicationView.flags(application));
        return Frames.data(data);
    }

    static byte[] resumed() {
        ObjectNode data = Json.object();
        data.putArray("_trace");
        return Frames.data(data);
    }

    /** A guild with all that is in it. Who else is in it is told only where presences are: nobody is ever away or speaking. */
    byte[] guildWhole(Session session, Guild guild) {
        Member self = guild.member(session.applicationId()).orElseThrow();
        boolean everybody = session.wants(Intents.GUILD_PRESENCES);
        ObjectNode data = GuildView.whole(guild, false)
                .put("joined_at", MemberView.time(self.joinedAt()))
                .put("large", guild.size() > session.identify().largeThreshold())
                .put("unavailable", false)
                .put("member_count", guild.size());
        EMPTY.forEach(data::putArray);
        data.set("channels", GuildView.channels(guild));
        List<Member> members = everybody ? guild.members() : List.of(self);
        data.set("members", members(members));
        data.set("presences", everybody ? presences(guild, members) : Json.array());
        return Frames.data(data);
    }

    static byte[] guild(Guild guild) {
        return Frames.data(GuildView.whole(guild, false));
    }

    /** @param unavailable whether it will come back; otherwise the bot is not in it any more */
    static byte[] guildGone(Snowflake guild, boolean unavailable) {
        return Frames.data(gone(guild, unavailable));
    }

    private static ObjectNode gone(Snowflake guild, boolean unavailable) {
        ObjectNode data = Json.object().put("id", guild.toString());
        return unavailable ? data.put("unavailable", true) : data;
    }

    static byte[] role(Guild guild, Role role) {
        ObjectNode data = ofGuild(guild);
        data.set("role", GuildView.role(role));
        return Frames.data(data);
    }

    static byte[] roleGone(Guild guild, Snowflake role) {
        return Frames.data(ofGuild(guild).put("role_id", role.toString()));
    }

    static byte[] channel(Guild guild, Channel channel) {
        return Frames.data(GuildView.channel(guild, channel));
    }

    byte[] member(Guild guild, Member member) {
        ObjectNode data = MemberView.of(member, person(member.userId()));
        return Frames.data(data.put("guild_id", guild.id().toString()));
    }

    static byte[] memberGone(Guild guild, Person person) {
        ObjectNode data = ofGuild(guild);
        data.set("user", UserView.of(person));
        return Frames.data(data);
    }

    static byte[] self(Person bot) {
        return Frames.data(UserView.self(bot, true));
    }

    /**
     * A part of the answer to a request for members.
     *
     * @param notFound  ids of people who are not members, or null when nobody asked by id
     * @param presences whether it says who is online
     * @param nonce     what the request had, or null
     */
    byte[] chunk(
            Guild guild,
            List<Member> members,
            int index,
            int count,
            @Nullable ArrayNode notFound,
            boolean presences,
            @Nullable String nonce) {
        ObjectNode data = ofGuild(guild).put("chunk_index", index).put("chunk_count", count);
        data.set("members", members(members));
        if (notFound != null) {
            data.set("not_found", notFound);
        }
        if (presences) {
            data.set("presences", presences(guild, members));
        }
        if (nonce != null) {
            data.put("nonce", nonce);
        }
        return Frames.data(data);
    }

    private ArrayNode members(List<Member> members) {
        return members.stream()
                .map(member -> MemberView.of(member, person(member.userId())))
                .collect(Json.toArray());
    }

    private static ArrayNode presences(Guild guild, List<Member> members) {
        return members.stream()
                .map(member -> {
                    ObjectNode presence = ofGuild(guild).put("status", "online");
                    presence.putObject("user").put("id", member.userId().toString());
                    presence.putArray("activities");
                    presence.putObject("client_status").put("desktop", "online");
                    return presence;
                })
                .collect(Json.toArray());
    }

    private static ObjectNode ofGuild(Guild guild) {
        return Json.object().put("guild_id", guild.id().toString());
    }

    private Person person(Snowflake id) {
        return world.person(id).orElseThrow();
    }
}
