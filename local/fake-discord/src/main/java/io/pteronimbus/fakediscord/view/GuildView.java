package io.pteronimbus.fakediscord.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Channel;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Permissions;
import io.pteronimbus.fakediscord.state.Role;
import java.util.List;

/** A guild, and what is in it, as the API shows it. */
public final class GuildView {

    private static final int AFK_SECONDS = 300;
    private static final int MOST_MEMBERS = 500_000;
    private static final int MOST_VIDEO_USERS = 25;
    private static final int MOST_STAGE_USERS = 50;
    private static final List<String> NOT_SET = List.of(
            "description",
            "home_header",
            "splash",
            "discovery_splash",
            "banner",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "widget_channel_id",
            "max_presences",
            "vanity_url_code",
            "rules_channel_id",
            "safety_alerts_channel_id",
            "public_updates_channel_id",
            "incidents_data");
    private static final List<String> ZERO = List.of(
            "system_channel_flags",
            "verification_level",
            "default_message_notifications",
            "mfa_level",
            "explicit_content_filter",
            "premium_tier",
            "premium_subscription_count",
            "nsfw_level");

    private GuildView() {}

    /** An entry of a member's own list. */
    public static ObjectNode mine(Guild guild, Member member, boolean withCounts) {
        ObjectNode view = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("icon", guild.icon());
        view.putNull("banner");
        view.put("owner", guild.ownerId().equals(member.userId()));
        view.put("permissions", Long.toString(Permissions.of(guild, member)));
        view.putArray("features");
        return withCounts ? counts(view, guild) : view;
    }

    public static ObjectNode whole(Guild guild, boolean withCounts) {
        ObjectNode view = Json.object()
                .put("id", guild.id().toString())
                .put("name", guild.name())
                .put("icon", guild.icon())
                .put("owner_id", guild.ownerId().toString());
        NOT_SET.forEach(view::putNull);
        ZERO.forEach(name -> view.put(name, 0));
        view.putArray("features");
        view.put("region", "deprecated");
        view.put("afk_timeout", AFK_SECONDS);
        view.put("widget_enabled", false);
        view.set("roles", roles(guild));
        view.put("max_members", MOST_MEMBERS);
        view.put("max_stage_video_channel_users", MOST_STAGE_USERS);
        view.put("max_video_channel_users", MOST_VIDEO_USERS);
        view.put("preferred_locale", "en-US");
        view.put("premium_progress_bar_enabled", false);
        view.put("nsfw", false);
        view.putArray("emojis");
        view.putArray("stickers");
        return withCounts ? counts(view, guild) : view;
    }

    private static ObjectNode counts(ObjectNode view, Guild guild) {
        int members = guild.size();
        // nobody is ever away
        return view.put("approximate_member_count", members).put("approximate_presence_count", members);
    }

    public static ArrayNode roles(Guild guild) {
        return guild.roles().stream().map(GuildView::role).collect(Json.toArray());
    }

    public static ObjectNode role(Role role) {
        ObjectNode view = Json.object()
                .put("id", role.id().toString())
                .put("name", role.name())
                .put("permissions", Long.toString(role.permissions()))
                .put("position", role.position())
                .put("color", role.color());
        view.putObject("colors")
                .put("primary_color", role.color())
                .putNull("secondary_color")
                .putNull("tertiary_color");
        view.put("hoist", role.hoist())
                .put("managed", role.managed())
                .put("mentionable", role.mentionable())
                .putNull("icon")
                .putNull("unicode_emoji")
                .put("flags", 0);
        if (role.botId() != null) {
            view.putObject("tags").put("bot_id", role.botId().toString());
        }
        return view;
    }

    public static ArrayNode channels(Guild guild) {
        return guild.channels().stream().map(channel -> channel(guild, channel)).collect(Json.toArray());
    }

    public static ObjectNode channel(Guild guild, Channel channel) {
        ObjectNode view = Json.object()
                .put("id", channel.id().toString())
                .put("type", channel.type())
                .put("flags", 0)
                .put("guild_id", guild.id().toString())
                .put("name", channel.name())
                .put("position", channel.position());
        view.put(
                "parent_id",
                channel.parentId() == null ? null : channel.parentId().toString());
        view.putArray("permission_overwrites");
        switch (channel.type()) {
            case Channel.VOICE ->
                view.put("bitrate", 64_000)
                        .put("user_limit", 0)
                        .put("nsfw", false)
                        .putNull("rtc_region")
                        .putNull("last_message_id");
            case Channel.CATEGORY -> {
                // has nothing of its own
            }
            default ->
                view.put("topic", channel.topic())
                        .put("nsfw", false)
                        .put("rate_limit_per_user", 0)
                        .putNull("last_message_id");
        }
        return view;
    }
}
