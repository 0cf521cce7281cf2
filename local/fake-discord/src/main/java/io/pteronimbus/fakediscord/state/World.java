package io.pteronimbus.fakediscord.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    private Consumer<WorldEvent> listener = event -> {};
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

    /** Who is told of every change from now on, beside being told that there was one. */
    public void listen(Consumer<WorldEvent> told) {
        listener = told;
    }

    private void changed(WorldEvent event) {
        changed.run();
        listener.accept(event);
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
        changed(new WorldEvent.Replaced());
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
        Person before = people.put(person.id(), person);
        if (before == null || before.equals(person)) {
            changed.run();
        } else {
            changed(new WorldEvent.PersonChanged(person));
        }
    }

    /** The person leaves every guild; those it owns go with it. */
    public void remove(Person person) {
        for (Guild guild : guildsOf(person.id())) {
            if (guild.ownerId().equals(person.id())) {
                remove(guild);
            } else {
                remove(guild, guild.member(person.id()).orElseThrow());
            }
        }
        people.remove(person.id());
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
        if (guild.describe(name, icon, owner)) {
            changed(new WorldEvent.GuildChanged(guild));
        }
    }

    public void remove(Guild guild) {
        guilds.remove(guild.id());
        changed(new WorldEvent.GuildRemoved(
                guild.id(), guild.members().stream().map(Member::userId).toList()));
    }

    public void put(Guild guild, Role role) {
        Optional<Role> before = guild.role(role.id());
        if (before.isEmpty()) {
            limit("guild roles", guild.roles().size(), MOST_ROLES);
        }
        guild.put(role);
        if (before.isEmpty()) {
            changed(new WorldEvent.RoleCreated(guild, role));
        } else if (!before.get().equals(role)) {
            changed(new WorldEvent.RoleChanged(guild, role));
        }
    }

    public void remove(Guild guild, Role role) {
        guild.removeRole(role.id());
        changed(new WorldEvent.RoleRemoved(guild, role.id()));
    }

    public void put(Guild guild, Channel channel) {
        Optional<Channel> before = guild.channel(channel.id());
        if (before.isEmpty()) {
            limit("guild channels", guild.channels().size(), MOST_CHANNELS);
        }
        guild.put(channel);
        if (before.isEmpty()) {
            changed(new WorldEvent.ChannelCreated(guild, channel));
        } else if (!before.get().equals(channel)) {
            changed(new WorldEvent.ChannelChanged(guild, channel));
        }
    }

    /** A category's channels stay, without it. */
    public void remove(Guild guild, Channel channel) {
        List<Channel> inside = guild.removeChannel(channel.id());
        changed(new WorldEvent.ChannelRemoved(guild, channel));
        inside.forEach(each -> changed(new WorldEvent.ChannelChanged(guild, each)));
    }

    public void put(Guild guild, Member member) {
        Optional<Member> before = guild.member(member.userId());
        if (before.isEmpty()) {
            limit("guild members", guild.size(), MOST_MEMBERS);
        }
        guild.put(member);
        if (before.isEmpty()) {
            changed(new WorldEvent.MemberJoined(guild, member));
        } else if (!before.get().equals(member)) {
            changed(new WorldEvent.MemberChanged(guild, member));
        }
    }

    /**
     * A bot joins, or may something else from now on. Its permissions are a role of its own, which it does without when there are
     * none, as on Discord.
     */
    public Member admitBot(Guild guild, Person bot, long permissions) {
        Optional<Member> before = guild.member(bot.id());
        if (before.isEmpty()) {
            limit("guild members", guild.size(), MOST_MEMBERS);
        }
        Optional<Role> own = guild.roles().stream()
                .filter(role -> bot.id().equals(role.botId()))
                .findFirst();
        List<Snowflake> roles = before.map(Member::roles).orElse(List.of());
        if (own.isPresent()) {
            put(guild, own.get().withPermissions(permissions));
        } else if (permissions != 0) {
            var role =
                    new Role(newId(), bot.username(), permissions, guild.roles().size(), 0, false, false, bot.id());
            put(guild, role);
            roles = Stream.concat(Stream.of(role.id()), roles.stream()).toList();
        }
        var member = new Member(
                bot.id(),
                before.map(Member::nick).orElse(null),
                roles,
                before.map(Member::joinedAt).orElse(clock.instant()));
        put(guild, member);
        return member;
    }

    /** A bot takes its own role with it. */
    public void remove(Guild guild, Member member) {
        Person person = person(member.userId()).orElseThrow();
        List<Snowflake> roles = guild.removeMember(member.userId());
        changed(new WorldEvent.MemberLeft(guild, person));
        roles.forEach(role -> changed(new WorldEvent.RoleRemoved(guild, role)));
    }

    /**
     * Many at once, of which nobody is told: for whoever looks later, it was always so.
     *
     * @throws LimitException when it would be too many; then nothing has changed
     */
    public void fill(Guild guild, List<Person> newPeople, List<Role> roles, List<Member> members) {
        limit("people", people.size() + newPeople.size() - 1, MOST_PEOPLE);
        limit("guild roles", guild.roles().size() + roles.size() - 1, MOST_ROLES);
        limit("guild members", guild.size() + members.size() - 1, MOST_MEMBERS);
        newPeople.forEach(person -> people.put(person.id(), person));
        roles.forEach(guild::put);
        members.forEach(guild::put);
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
        changed(new WorldEvent.ApplicationRemoved(application.id()));
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
