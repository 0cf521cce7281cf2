package io.pteronimbus.fakediscord.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is. It belongs to the server's event loop: nobody else may touch it.
 */
public final class World {

    private static final int MOST_PEOPLE = 20_000;
    private static final int MOST_GUILDS = 200;
    private static final int MOST_APPLICATIONS = 100;
    private static final int MOST_ROLES = 250;
    private static final int MOST_CHANNELS = 500;
    private static final int MOST_MEMBERS = 20_000;

    private final SettableClock clock;
    private final SnowflakeSource ids;
    private final Grants grants;
    private final Runnable changed;
    private final TreeMap<Snowflake, Person> people = new TreeMap<>();
    private final TreeMap<Snowflake, Guild> guilds = new TreeMap<>();
    private final TreeMap<Snowflake, Application> applications = new TreeMap<>();

    /** @param changed run after each change */
    public World(SettableClock clock, Runnable changed) {
        this.clock = clock;
        this.ids = new SnowflakeSource(clock);
        this.grants = new Grants(clock, changed);
        this.changed = changed;
    }

    Snapshot snapshot() {
        return new Snapshot(
                clock.offset().toMillis(),
                people(),
                guilds().stream().map(Guild::copy).toList(),
                applications(),
                grants.codes(),
                grants.tokens());
    }

    void restore(Snapshot snapshot) {
        clock.moveTo(Duration.ofMillis(snapshot.clockOffsetMillis()));
        people.clear();
        guilds.clear();
        applications.clear();
        snapshot.people().forEach(person -> people.put(person.id(), person));
        snapshot.guilds().forEach(guild -> guilds.put(guild.id(), guild));
        snapshot.applications().forEach(application -> applications.put(application.id(), application));
        grants.restore(snapshot.codes(), snapshot.tokens());
        changed.run();
    }

    public void clear() {
        restore(Snapshot.empty());
    }

    public SettableClock clock() {
        return clock;
    }

    public void moveClock(Duration offset) {
        clock.moveTo(offset);
        changed.run();
    }

    public Snowflake newId() {
        return ids.next();
    }

    public Grants grants() {
        return grants;
    }

    public List<Person> people() {
        return List.copyOf(people.values());
    }

    public Optional<Person> person(Snowflake id) {
        return Optional.ofNullable(people.get(id));
    }

    public void put(Person person) {
        if (!people.containsKey(person.id())) {
            limit("people", people.size(), MOST_PEOPLE);
        }
        people.put(person.id(), person);
        changed.run();
    }

    /** The person leaves every guild; those it owns go with it. */
    public void remove(Person person) {
        people.remove(person.id());
        guilds.values().removeIf(guild -> guild.ownerId().equals(person.id()));
        guilds.values().forEach(guild -> guild.removeMember(person.id()));
        grants.forget(person.id());
        changed.run();
    }

    public List<Guild> guilds() {
        return List.copyOf(guilds.values());
    }

    public Optional<Guild> guild(Snowflake id) {
        return Optional.ofNullable(guilds.get(id));
    }

    public List<Guild> guildsOf(Snowflake user) {
        return guilds.values().stream()
                .filter(guild -> guild.member(user).isPresent())
                .toList();
    }

    /** A guild with {@code @everyone}, a channel, and its owner as the only member. */
    public Guild createGuild(String name, Person owner) {
        limit("guilds", guilds.size(), MOST_GUILDS);
        Guild guild = Guild.create(newId(), name, new Member(owner.id(), null, List.of(), clock.instant()));
        guild.put(new Channel(newId(), Channel.TEXT, "general", 0, null, null));
        guilds.put(guild.id(), guild);
        changed.run();
        return guild;
    }

    public void describe(Guild guild, String name, @Nullable String icon, Snowflake owner) {
        guild.describe(name, icon, owner);
        changed.run();
    }

    public void remove(Guild guild) {
        guilds.remove(guild.id());
        changed.run();
    }

    public void put(Guild guild, Role role) {
        if (guild.role(role.id()).isEmpty()) {
            limit("guild roles", guild.roles().size(), MOST_ROLES);
        }
        guild.put(role);
        changed.run();
    }

    public void remove(Guild guild, Role role) {
        guild.removeRole(role.id());
        changed.run();
    }

    public void put(Guild guild, Channel channel) {
        if (guild.channel(channel.id()).isEmpty()) {
            limit("guild channels", guild.channels().size(), MOST_CHANNELS);
        }
        guild.put(channel);
        changed.run();
    }

    public void remove(Guild guild, Channel channel) {
        guild.removeChannel(channel.id());
        changed.run();
    }

    public void put(Guild guild, Member member) {
        if (guild.member(member.userId()).isEmpty()) {
            limit("guild members", guild.size(), MOST_MEMBERS);
        }
        guild.put(member);
        changed.run();
    }

    /** A bot joins with a role of its own, as it does on Discord. */
    public Member addBot(Guild guild, Person bot, long permissions) {
        var role = new Role(newId(), bot.username(), permissions, guild.roles().size(), 0, false, false, bot.id());
        put(guild, role);
        var member = new Member(bot.id(), null, List.of(role.id()), clock.instant());
        put(guild, member);
        return member;
    }

    public void remove(Guild guild, Member member) {
        guild.removeMember(member.userId());
        changed.run();
    }

    public List<Application> applications() {
        return List.copyOf(applications.values());
    }

    public Optional<Application> application(Snowflake id) {
        return Optional.ofNullable(applications.get(id));
    }

    public Optional<Application> applicationOfBot(String token) {
        return applications.values().stream()
                .filter(application -> application.botToken().matches(token))
                .findFirst();
    }

    /** Registers an application with its bot, or changes it. */
    public void put(Application application) {
        if (!applications.containsKey(application.id())) {
            limit("applications", applications.size(), MOST_APPLICATIONS);
            put(Person.bot(application.id(), application.name()));
        }
        applications.put(application.id(), application);
        changed.run();
    }

    public void remove(Application application) {
        applications.remove(application.id());
        person(application.id()).ifPresent(this::remove);
        grants.forget(application.id());
        changed.run();
    }

    public static InteractionKey newKey() {
        return InteractionKey.generate();
    }

    private static void limit(String what, int size, int most) {
        if (size >= most) {
            throw new LimitException(what, most);
        }
    }
}
