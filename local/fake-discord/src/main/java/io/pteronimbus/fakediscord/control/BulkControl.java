package io.pteronimbus.fakediscord.control;

import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Role;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * {@code /_control/guilds/{guild}/bulk}: a large community in one request. Nobody is told of it over the gateway: it is for the time
 * before somebody looks. The same {@code seed} gives the same roles to the same of them.
 */
final class BulkControl {

    private static final int MOST_ROLES = 249;
    private static final int MOST_MEMBERS = 20_000;
    private static final int MOST_ROLES_EACH = 50;
    private static final int LONGEST_PREFIX = 25;

    private final World world;

    BulkControl(World world) {
        this.world = world;
    }

    void mount(Router router) {
        router.post("/guilds/:guild/bulk").handler(this::fill);
    }

    private void fill(RoutingContext context) {
        Guild guild = GuildControl.guild(world, context);
        Input input = Input.of(context, "members", "roles", "rolesEach", "prefix", "seed");
        int count = input.number("members", 0, 0, MOST_MEMBERS);
        String prefix = input.text("prefix", "m" + world.newId() + "-", 1, LONGEST_PREFIX);
        List<Role> roles = roles(guild, input.number("roles", 0, 0, MOST_ROLES));
        int each = input.number("rolesEach", 2, 0, MOST_ROLES_EACH);
        Random random = new Random(input.number("seed", 1, 0, Integer.MAX_VALUE));
        List<Person> people = new ArrayList<>(count);
        List<Member> members = new ArrayList<>(count);
        Instant now = world.clock().instant();
        for (int i = 0; i < count; i++) {
            Person person = new Person(world.newId(), prefix + i, null, null, false, false, null, "en-US", false);
            people.add(person);
            members.add(new Member(person.id(), null, some(roles, each, random), now));
        }
        world.fill(guild, people, roles, members);
        Answers.json(
                context,
                201,
                Json.object()
                        .put("members", guild.size())
                        .put("roles", guild.roles().size()));
    }

    private List<Role> roles(Guild guild, int count) {
        int first = guild.roles().size();
        List<Role> roles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            roles.add(new Role(world.newId(), "Role " + (first + i), 0, first + i, 0, false, false, null));
        }
        return roles;
    }

    private static List<Snowflake> some(List<Role> roles, int count, Random random) {
        return roles.isEmpty()
                ? List.of()
                : random.ints(count, 0, roles.size())
                        .distinct()
                        .mapToObj(roles::get)
                        .map(Role::id)
                        .toList();
    }
}
