package io.pteronimbus.fakediscord.control;

import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Permissions;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Role;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** {@code /_control/guilds/{guild}/members}: who joins, leaves, and has which roles. */
final class MemberControl {

    private static final int LONGEST_NICK = 32;
    private static final int MOST_ROLES = 250;

    private final World world;

    MemberControl(World world) {
        this.world = world;
    }

    void mount(Router router) {
        router.put("/guilds/:guild/members/:user").handler(context -> {
            Guild guild = GuildControl.guild(world, context);
            Person person = person(context);
            if (guild.member(person.id()).isPresent()) {
                change(context);
            } else {
                join(context, guild, person);
            }
        });
        router.patch("/guilds/:guild/members/:user").handler(this::change);
        router.delete("/guilds/:guild/members/:user").handler(context -> {
            Guild guild = GuildControl.guild(world, context);
            Member member = member(context);
            if (member.userId().equals(guild.ownerId())) {
                throw DiscordException.invalid("user", "owns the guild");
            }
            world.remove(guild, member);
            Answers.nothing(context);
        });
    }

    /** A bot comes with a role of its own, which has the permissions that are given here. */
    private void join(RoutingContext context, Guild guild, Person person) {
        Input input =
                person.bot() ? Input.of(context, "nick", "roles", "permissions") : Input.of(context, "nick", "roles");
        List<Snowflake> roles = roles(input, guild, List.of());
        String nick = input.optionalText("nick", null, LONGEST_NICK);
        List<Snowflake> all = roles;
        Instant joined = world.clock().instant();
        if (person.bot()) {
            Member bot = world.admitBot(guild, person, input.permissions("permissions", Permissions.BOT));
            all = Stream.concat(bot.roles().stream(), roles.stream()).toList();
            joined = bot.joinedAt();
        }
        var member = new Member(person.id(), nick, all, joined);
        world.put(guild, member);
        Answers.json(context, 201, StateView.of(guild, member));
    }

    private void change(RoutingContext context) {
        Guild guild = GuildControl.guild(world, context);
        Member before = member(context);
        Input input = Input.of(context, "nick", "roles");
        var member = new Member(
                before.userId(),
                input.optionalText("nick", before.nick(), LONGEST_NICK),
                roles(input, guild, before.roles()),
                before.joinedAt());
        world.put(guild, member);
        Answers.json(context, 200, StateView.of(guild, member));
    }

    /** Roles that are managed stay with those who have them, and nobody else gets them. */
    private static List<Snowflake> roles(Input input, Guild guild, List<Snowflake> before) {
        List<Snowflake> wanted = input.snowflakes("roles", before, MOST_ROLES);
        List<Snowflake> managed =
                before.stream().filter(role -> isManaged(guild, role)).toList();
        for (Snowflake id : wanted) {
            boolean free = guild.role(id).isPresent() && !id.equals(guild.id()) && !isManaged(guild, id);
            if (!free && !managed.contains(id)) {
                throw DiscordException.unknown("Role", 10011);
            }
        }
        return Stream.concat(managed.stream(), wanted.stream()).distinct().toList();
    }

    private static boolean isManaged(Guild guild, Snowflake role) {
        return guild.role(role).filter(Role::managed).isPresent();
    }

    private Person person(RoutingContext context) {
        return world.person(Input.id(context, "user")).orElseThrow(DiscordException::unknownUser);
    }

    private Member member(RoutingContext context) {
        return GuildControl.guild(world, context)
                .member(Input.id(context, "user"))
                .orElseThrow(DiscordException::unknownMember);
    }
}
