package io.pteronimbus.fakediscord.control;

import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.state.Channel;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Role;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** {@code /_control/guilds} with their roles and channels. */
final class GuildControl {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TOPIC = 1024;
    private static final int LAST_POSITION = 1000;
    private static final int WHITE = 0xFFFFFF;

    private final World world;

    GuildControl(World world) {
        this.world = world;
    }

    void mount(Router router) {
        router.post("/guilds").handler(context -> {
            Input input = Input.of(context, "name", "ownerId", "icon");
            Guild guild = world.createGuild(name(input, null, 2), person(input.snowflake("ownerId", null)));
            world.describe(guild, guild.name(), input.optionalText("icon", null, LONGEST_NAME), guild.ownerId());
            Answers.json(context, 201, StateView.of(guild));
        });
        router.patch("/guilds/:guild").handler(this::change);
        router.delete("/guilds/:guild").handler(context -> {
            world.remove(guild(world, context));
            Answers.nothing(context);
        });
        router.post("/guilds/:guild/roles").handler(context -> putRole(context, null, 201));
        router.patch("/guilds/:guild/roles/:role").handler(context -> putRole(context, role(context), 200));
        router.delete("/guilds/:guild/roles/:role").handler(context -> {
            Role role = role(context);
            Guild guild = guild(world, context);
            if (role.equals(guild.everyone()) || role.managed()) {
                throw new DiscordException(400, 50028, "Invalid Role");
            }
            world.remove(guild, role);
            Answers.nothing(context);
        });
        router.post("/guilds/:guild/channels").handler(context -> putChannel(context, null, 201));
        router.patch("/guilds/:guild/channels/:channel").handler(context -> putChannel(context, channel(context), 200));
        router.delete("/guilds/:guild/channels/:channel").handler(context -> {
            world.remove(guild(world, context), channel(context));
            Answers.nothing(context);
        });
    }

    private void change(RoutingContext context) {
        Guild guild = guild(world, context);
        Input input = Input.of(context, "name", "ownerId", "icon");
        Snowflake owner = input.snowflake("ownerId", guild.ownerId());
        if (guild.member(owner).isEmpty()) {
            throw DiscordException.unknownMember();
        }
        String icon = input.optionalText("icon", guild.icon(), LONGEST_NAME);
        world.describe(guild, name(input, guild.name(), 2), icon, owner);
        Answers.json(context, 200, StateView.of(guild));
    }

    private void putRole(RoutingContext context, @Nullable Role before, int status) {
        Guild guild = guild(world, context);
        Input input = Input.of(context, "name", "permissions", "position", "color", "hoist", "mentionable");
        Role base = before == null
                ? new Role(world.newId(), "new role", 0, guild.roles().size(), 0, false, false, null)
                : before;
        var role = new Role(
                base.id(),
                name(input, base.name(), 1),
                input.permissions("permissions", base.permissions()),
                input.number("position", base.position(), 0, LAST_POSITION),
                input.number("color", base.color(), 0, WHITE),
                input.flag("hoist", base.hoist()),
                input.flag("mentionable", base.mentionable()),
                base.botId());
        world.put(guild, role);
        Answers.json(context, status, StateView.of(role));
    }

    private void putChannel(RoutingContext context, @Nullable Channel before, int status) {
        Guild guild = guild(world, context);
        Input input = Input.of(context, "name", "type", "position", "parentId", "topic");
        int type = input.number("type", before == null ? Channel.TEXT : before.type(), 0, 5);
        Snowflake parent = input.optionalSnowflake("parentId", before == null ? null : before.parentId());
        if (!Channel.TYPES.contains(type)) {
            throw DiscordException.invalid("type", "must be one of " + Channel.TYPES);
        }
        if (parent != null
                && guild.channel(parent)
                        .filter(found -> found.type() == Channel.CATEGORY)
                        .isEmpty()) {
            throw DiscordException.invalid("parentId", "must be a category of the guild");
        }
        int last = guild.channels().size();
        var channel = new Channel(
                before == null ? world.newId() : before.id(),
                type,
                name(input, before == null ? null : before.name(), 1),
                input.number("position", before == null ? last : before.position(), 0, LAST_POSITION),
                parent,
                input.optionalText("topic", before == null ? null : before.topic(), LONGEST_TOPIC));
        world.put(guild, channel);
        Answers.json(context, status, StateView.of(channel));
    }

    private static String name(Input input, @Nullable String otherwise, int least) {
        return input.text("name", otherwise, least, LONGEST_NAME);
    }

    static Guild guild(World world, RoutingContext context) {
        return world.guild(Input.id(context, "guild")).orElseThrow(DiscordException::unknownGuild);
    }

    private Role role(RoutingContext context) {
        return guild(world, context)
                .role(Input.id(context, "role"))
                .orElseThrow(() -> DiscordException.unknown("Role", 10011));
    }

    private Channel channel(RoutingContext context) {
        return guild(world, context)
                .channel(Input.id(context, "channel"))
                .orElseThrow(() -> DiscordException.unknown("Channel", 10003));
    }

    private Person person(Snowflake id) {
        return world.person(id).filter(found -> !found.bot()).orElseThrow(DiscordException::unknownUser);
    }
}
