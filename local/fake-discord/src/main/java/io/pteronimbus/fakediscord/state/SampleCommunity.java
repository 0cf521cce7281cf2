package io.pteronimbus.fakediscord.state;

import java.util.List;

/**
 * Something to try things with: one guild, and four people who may different things in it. No bot is in it, so that installing one can
 * be tried too.
 */
public final class SampleCommunity {

    private static final int GREEN = 0x2E8B57;
    private static final int BLUE = 0x3A6EA5;

    private final World world;

    public SampleCommunity(World world) {
        this.world = world;
    }

    public void create() {
        Person owner = person("aurora", "Aurora Finch");
        Person admin = person("bastian", "Bastian Okoro");
        Person moderator = person("celeste", "Celeste Marchetti");
        Person member = person("dmitri", "Dmitri Halvorsen");
        Guild guild = world.createGuild("Cloud Riders", owner);
        Role moderators = role(guild, "Moderator", Permissions.MANAGE_MESSAGES | Permissions.MODERATE_MEMBERS, BLUE);
        Role admins = role(guild, "Admin", Permissions.MANAGE_GUILD | Permissions.KICK_MEMBERS, GREEN);
        join(guild, admin, List.of(admins.id()));
        join(guild, moderator, List.of(moderators.id()));
        join(guild, member, List.of());
        world.put(
                guild, new Channel(world.newId(), Channel.TEXT, "server-status", 1, null, "What the game servers do"));
        world.put(guild, new Channel(world.newId(), Channel.VOICE, "Lounge", 2, null, null));
    }

    private Person person(String username, String name) {
        var person =
                new Person(world.newId(), username, name, username + "@example.com", true, false, null, "en-US", false);
        world.put(person);
        return person;
    }

    private Role role(Guild guild, String name, long permissions, int color) {
        var role = new Role(world.newId(), name, permissions, guild.roles().size(), color, true, true, null);
        world.put(guild, role);
        return role;
    }

    private void join(Guild guild, Person person, List<Snowflake> roles) {
        world.put(guild, new Member(person.id(), null, roles, world.clock().instant()));
    }
}
