package io.pteronimbus.fakediscord.control;

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
import org.jspecify.annotations.Nullable;

/** What there is, as the control API shows it. No secret is among it. */
final class StateView {

    private StateView() {}

    static ObjectNode of(World world) {
        ObjectNode view = Json.object().put("now", world.clock().instant().toString());
        view.set("people", world.people().stream().map(StateView::of).collect(Json.toArray()));
        view.set("guilds", world.guilds().stream().map(StateView::of).collect(Json.toArray()));
        view.set(
                "applications", world.applications().stream().map(StateView::of).collect(Json.toArray()));
        view.set(
                "authorizations",
                world.grants().tokens().stream().map(StateView::of).collect(Json.toArray()));
        return view;
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

    static ObjectNode of(Guild guild) {
        ObjectNode view = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("icon", guild.icon())
                .put("ownerId", guild.ownerId().toString());
        view.set("roles", guild.roles().stream().map(StateView::of).collect(Json.toArray()));
        view.set("channels", guild.channels().stream().map(StateView::of).collect(Json.toArray()));
        view.set(
                "members",
                guild.members().stream().map(member -> of(guild, member)).collect(Json.toArray()));
        return view;
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
