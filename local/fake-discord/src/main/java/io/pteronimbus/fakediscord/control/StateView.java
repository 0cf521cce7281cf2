package io.pteronimbus.fakediscord.control;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Channel;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Permissions;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Role;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.TokenPair;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What there is, as the control API shows it. No secret is among it. */
final class StateView {

    private StateView() {}

    /** Written piece by piece, since as a tree a large community would take many times its length. */
    static Buffer of(World world) {
        return Json.buffer(out -> {
            out.writeStartObject();
            out.writeStringField("now", world.clock().instant().toString());
            list(out, "people", world.people(), StateView::of);
            out.writeArrayFieldStart("guilds");
            for (Guild guild : world.guilds()) {
                write(out, guild);
            }
            out.writeEndArray();
            list(out, "applications", world.applications(), StateView::of);
            list(out, "authorizations", world.grants().tokens(), StateView::of);
            out.writeEndObject();
        });
    }

    static Buffer of(Guild guild) {
        return Json.buffer(out -> write(out, guild));
    }

    private static void write(JsonGenerator out, Guild guild) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> field : summary(guild).properties()) {
            out.writeFieldName(field.getKey());
            out.writeTree(field.getValue());
        }
        list(out, "members", guild.members(), member -> of(guild, member));
        out.writeEndObject();
    }

    private static <T> void list(JsonGenerator out, String name, List<T> all, Function<T, ObjectNode> view)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (T each : all) {
            out.writeTree(view.apply(each));
        }
        out.writeEndArray();
    }

    static ObjectNode of(Person person) {
        return Json.object()
                .put("id", person.id().toString())
                .put("username", person.username())
                .put("globalName", person.globalName())
                .put("email", person.email())
                .put("verified", person.verified())
                .put("bot", person.bot())
                .put("avatar", person.avatar())
                .put("locale", person.locale())
                .put("mfaEnabled", person.mfaEnabled());
    }

    private static ObjectNode summary(Guild guild) {
        ObjectNode view = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("icon", guild.icon())
                .put("ownerId", guild.ownerId().toString());
        view.set("roles", guild.roles().stream().map(StateView::of).collect(Json.toArray()));
        view.set("channels", guild.channels().stream().map(StateView::of).collect(Json.toArray()));
        return view.put("memberCount", guild.size());
    }

    static ObjectNode of(Role role) {
        return Json.object()
                .put("id", role.id().toString())
                .put("name", role.name())
                .put("permissions", Long.toString(role.permissions()))
                .put("position", role.position())
                .put("color", role.color())
                .put("hoist", role.hoist())
                .put("mentionable", role.mentionable())
                .put("botId", text(role.botId()));
    }

    static ObjectNode of(Channel channel) {
        return Json.object()
                .put("id", channel.id().toString())
                .put("type", channel.type())
                .put("name", channel.name())
                .put("position", channel.position())
                .put("parentId", text(channel.parentId()))
                .put("topic", channel.topic());
    }

    static ObjectNode of(Guild guild, Member member) {
        ObjectNode view =
                Json.object().put("userId", member.userId().toString()).put("nick", member.nick());
        ArrayNode roles = view.putArray("roles");
        member.roles().forEach(role -> roles.add(role.toString()));
        return view.put("joinedAt", member.joinedAt().toString())
                .put("permissions", Long.toString(Permissions.of(guild, member)));
    }

    static ObjectNode of(Application application) {
        ObjectNode view = Json.object()
                .put("id", application.id().toString())
                .put("name", application.name())
                .put("membersIntent", application.membersIntent())
                .put("presencesIntent", application.presencesIntent())
                .put("messageContentIntent", application.messageContentIntent())
                .put("publicKey", application.key().publicHex());
        ArrayNode redirects = view.putArray("redirectUris");
        application.redirectUris().forEach(redirects::add);
        return view;
    }

    private static ObjectNode of(TokenPair token) {
        return Json.object()
                .put("personId", token.personId().toString())
                .put("applicationId", token.applicationId().toString())
                .put("scope", String.join(" ", token.scopes()))
                .put("expiresAt", token.expiresAt().toString());
    }

    private static @Nullable String text(@Nullable Snowflake id) {
        return id == null ? null : id.toString();
    }
}
