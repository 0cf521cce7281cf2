package io.pteronimbus.tenant.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.Topics;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever people and Discord do, in whatever order: what everybody may do is what a plain model says, nobody raises themselves, and
 * nobody passes on or takes away what they do not hold. All the time others read, so that what they compute from what was so before a
 * change comes to Redis after it. {@code -Dpteronimbus.test.full=true} tries longer sequences, and more, some of them by chance;
 * {@code -Dpteronimbus.test.seed=} tries one again.
 */
@QuarkusTest
class PermissionSequencesTest {
    private static final boolean FULL = Boolean.getBoolean("pteronimbus.test.full");
    private static final int STEPS = FULL ? 400 : 160;
    private static final List<String> ALL = List.copyOf(Permissions.TENANT);
    private static final List<String> ON_SERVERS = List.copyOf(Permissions.SERVER);
    /** What lets somebody try to change what others may do. */
    private static final List<String> ABOUT_OTHERS = ALL.stream()
            .filter(permission -> permission.startsWith("role:")
                    || permission.startsWith("member:")
                    || permission.startsWith("subuser:"))
            .toList();

    private static final long[] POWERS = {0, 0, 1L << 10, Community.MANAGE_ROLES, Community.MANAGE_GUILD};

    private final Access access;
    private Person owner;
    private List<Person> everybody;
    private Community community;
    private UUID tenant;
    private UUID server;
    private PlainModel model;
    private List<String> discordRoles;
    private int done;
    private int refused;

    PermissionSequencesTest(Access access) {
        this.access = access;
    }

    static Stream<Integer> seeds() {
        var one = Integer.getInteger("pteronimbus.test.seed");
        if (one != null) {
            return Stream.of(one);
        }
        var known = Stream.iterate(1, seed -> seed + 1).limit(FULL ? 6 : 2);
        return FULL
                ? Stream.concat(known, new Random().ints(2, 1_000, 1_000_000).boxed())
                : known;
    }

    @BeforeEach
    void gather() {
        owner = Person.known("Aurora");
        everybody = Stream.concat(
                        Stream.of(owner),
                        Stream.generate(() -> Person.known("Somebody")).limit(4))
                .toList();
        community = new Community("Cloud Riders", owner);
        model = new PlainModel(owner, community.id());
        discordRoles = new ArrayList<>();
        done = 0;
        refused = 0;
        model.there.put(owner, new HashSet<>());
        for (var power : POWERS) {
            var role = community.role("Role", power);
            discordRoles.add(role);
            model.powers.put(role, power);
        }
        tenant = community.install(owner);
        community.tellGuild();
        List<Map<String, Object>> made = get(owner, "/roles").path("items");
        made.forEach(role -> {
            var id = UUID.fromString(String.valueOf(role.get("id")));
            model.kept.add(id);
            model.roles.put(
                    id, BuiltInRole.valueOf(String.valueOf(role.get("builtIn"))).permissions());
        });
        server = EventIds.next();
        letEverybodyTry();
        Community.publish(
                Topics.SERVER_INTENT_CHANGED,
                server.toString(),
                new ServerIntentChanged(
                        server,
                        tenant,
                        "World",
                        1,
                        ServerIntentChanged.Action.CREATE,
                        ServerState.STARTING,
                        ServerState.RUNNING,
                        new Actor(Actor.Kind.USER, owner.id().toString(), "Aurora"),
                        Instant.now(),
                        "local",
                        List.of()));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        get(owner, "/servers/" + server + "/subusers").then().statusCode(200));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get(owner, "/role-mappings").<List<?>>path("items"))
                        .hasSize(POWERS.length + 1));
    }

    /** Whoever is at Discord may change what others may do, as far as they hold it themselves, which is not much. */
    private void letEverybodyTry() {
        everybody.subList(1, everybody.size()).forEach(person -> {
            community.join(person.discordId());
            community.tellMember(person.discordId());
            model.there.put(person, new HashSet<>());
        });
        var permissions = Set.copyOf(ABOUT_OTHERS);
        var made = owner.request()
                .body(Map.of("name", "Keepers", "permissions", permissions))
                .post(path("/roles"));
        var keepers = UUID.fromString(made.path("id"));
        model.roles.put(keepers, permissions);
        model.kept.add(keepers);
        owner.request()
                .body(Map.of("roleIds", Set.of(keepers)))
                .put(path("/role-mappings/" + community.id()))
                .then()
                .statusCode(200);
        model.mapped.put(community.id(), new HashSet<>(Set.of(keepers)));
        awaitModel("at the beginning");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEqualAPlainModelWhateverHappens(int seed) {
        var readers = new Readers();
        try (readers) {
            play(seed);
        }
        assertThat(readers.failure).isNull();
        assertThat(readers.reads).as("reads meanwhile").hasValueGreaterThan(STEPS);
        assertThat(refused).as("something was refused").isGreaterThan(STEPS / 40);
        assertThat(done).as("something was done").isGreaterThan(STEPS / 4);
    }

    private void play(int seed) {
        var random = new Random(seed);
        for (var step = 0; step < STEPS; step++) {
            var author = random.nextInt(3) == 0 ? owner : any(everybody, random);
            var before = everybody.stream().collect(Collectors.toMap(person -> person, model::of));

            // when
            var what = random.nextInt(9);
            switch (what) {
                case 0 -> makeRole(author, random);
                case 1 -> changeRole(author, random);
                case 2 -> deleteRole(author, random);
                case 3, 4 -> map(author, random);
                case 5, 6 -> give(author, random);
                case 7 -> grant(author, random);
                default -> atDiscord(random);
            }

            // then
            var as = "seed %d, step %d, kind %d".formatted(seed, step, what);
            everybody.forEach(person -> assertThat(effective(person)).as(as).isEqualTo(expected(person)));
            if (what < 8) {
                assertThat(before.get(author)).as(as).containsAll(model.of(author));
            }
        }
    }

    /** Those who ask what somebody may do, one after the other, whatever changes meanwhile. */
    private final class Readers implements AutoCloseable {
        private static final int MANY = 3;

        private final AtomicLong reads = new AtomicLong();
        private final List<Thread> threads;
        private volatile boolean over;
        private volatile @Nullable RuntimeException failure;

        Readers() {
            threads = Stream.generate(() -> Thread.ofVirtual().start(this::read))
                    .limit(MANY)
                    .toList();
        }

        private void read() {
            var context = Arc.container().requestContext();
            context.activate();
            try {
                while (!over) {
                    everybody.forEach(PermissionSequencesTest.this::effective);
                    reads.addAndGet(everybody.size());
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                context.terminate();
            }
        }

        @Override
        public void close() {
            over = true;
            threads.forEach(thread -> {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private void makeRole(Person author, Random random) {
        var permissions = some(random.nextBoolean() ? List.copyOf(model.of(author)) : ALL, 5, random);
        var answer = author.request()
                .body(Map.of("name", "Role " + EventIds.next(), "permissions", permissions))
                .post(path("/roles"));
        if (allowed(answer, 201, author, "role:create", permissions)) {
            model.roles.put(UUID.fromString(answer.path("id")), permissions);
        }
    }

    private void changeRole(Person author, Random random) {
        var role = any(model.roles.keySet(), random);
        if (model.kept.contains(role)) {
            return;
        }
        var permissions = some(random.nextBoolean() ? List.copyOf(model.of(author)) : ALL, 5, random);
        var answer = author.request()
                .header("If-Match", "*")
                .body(Map.of("permissions", permissions))
                .patch(path("/roles/" + role));
        if (allowed(answer, 200, author, "role:update", union(permissions, model.union(Set.of(role))))) {
            model.roles.put(role, permissions);
        }
    }

    private void deleteRole(Person author, Random random) {
        var role = any(model.roles.keySet(), random);
        if (model.kept.contains(role)) {
            return;
        }
        var answer = author.request().delete(path("/roles/" + role));
        if (allowed(answer, 204, author, "role:delete", model.union(Set.of(role)))) {
            model.forget(role);
        }
    }

    private void map(Person author, Random random) {
        var discordRole = any(discordRoles, random);
        var roles = some(model.roles.keySet(), 2, random);
        var before = model.mapped.getOrDefault(discordRole, Set.of());
        var answer = author.request().body(Map.of("roleIds", roles)).put(path("/role-mappings/" + discordRole));
        if (allowed(answer, 200, author, "role:update", model.union(different(roles, before)))) {
            model.mapped.put(discordRole, roles);
        }
    }

    private void give(Person author, Random random) {
        var to = any(everybody, random);
        var roles = some(model.roles.keySet(), 2, random);
        var before = model.given.getOrDefault(to, Set.of());
        var answer = author.request().body(Map.of("roleIds", roles)).put(path("/members/" + to.id() + "/roles"));
        if (allowed(answer, 200, author, "member:update", model.union(different(roles, before)))) {
            model.given.put(to, roles);
        }
    }

    private void grant(Person author, Random random) {
        var to = any(everybody, random);
        var before = model.onServer.getOrDefault(to, Set.of());
        var there = path("/servers/" + server + "/subusers/" + to.id());
        if (random.nextInt(3) == 0) {
            if (allowed(author.request().delete(there), 204, author, "subuser:delete", before)) {
                model.onServer.remove(to);
            }
            return;
        }
        var permissions = some(ON_SERVERS, 4, random);
        var answer = author.request().body(Map.of("permissions", permissions)).put(there);
        if (allowed(answer, 200, author, "subuser:create", union(permissions, before))) {
            model.onServer.put(to, permissions);
        }
    }

    /** Nobody's doing here: it is so at once, or a moment later. */
    private void atDiscord(Random random) {
        var person = any(everybody.subList(1, everybody.size()), random);
        var what = random.nextInt(4);
        switch (what) {
            case 0 -> {
                community.leave(person.discordId());
                community.tellMember(person.discordId());
                model.there.remove(person);
            }
            case 1 -> {
                var role = any(discordRoles, random);
                var power = POWERS[random.nextInt(POWERS.length)];
                community.empower(role, power);
                community.tellGuild();
                model.powers.put(role, power);
            }
            case 2 -> {
                var gone = discordRoles.remove(random.nextInt(discordRoles.size()));
                var come = community.role("Role", 0);
                community.deleteRole(gone);
                community.tellGuild();
                model.forgetAtDiscord(gone);
                discordRoles.add(come);
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(
                                () -> assertThat(get(owner, "/role-mappings").<List<String>>path("items.discordRoleId"))
                                        .contains(come)
                                        .doesNotContain(gone));
            }
            default -> {
                var roles = some(discordRoles, 2, random);
                community.join(person.discordId(), roles.toArray(String[]::new));
                community.tellMember(person.discordId());
                model.there.put(person, roles);
            }
        }
        done++;
        awaitModel("at Discord, kind " + what);
    }

    private void awaitModel(String after) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> everybody.forEach(somebody -> assertThat(effective(somebody))
                        .as(() -> after + ": " + why(somebody))
                        .isEqualTo(expected(somebody))));
    }

    private String why(Person person) {
        return model.about(person) + " told as "
                + get(owner, "/members/" + person.id() + "/permissions").asString();
    }

    /** Whether it was done; if so, they held what it needs and all that it passed on or took away. */
    private boolean allowed(Response answer, int success, Person author, String needed, Collection<String> moved) {
        if (answer.statusCode() != success) {
            assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 403, 404, 409);
            refused += answer.statusCode() == 403 && model.holds(author, List.of(needed)) ? 1 : 0;
            return false;
        }
        done++;
        assertThat(model.holds(author, List.of(needed))).as(needed).isTrue();
        assertThat(model.holds(author, moved)).as("%s", moved).isTrue();
        return true;
    }

    private List<Set<String>> expected(Person person) {
        return List.of(model.of(person), model.onServer.getOrDefault(person, Set.of()));
    }

    private List<Set<String>> effective(Person person) {
        var caller = new Caller(person.id(), "x", false, "s", false, null, false, false, Instant.MAX);
        var found = access.permissions(caller, tenant);
        return List.of(
                found.map(EffectivePermissions::permissions).orElse(Set.of()),
                found.map(EffectivePermissions::servers)
                        .map(servers -> servers.get(server.toString()))
                        .orElse(Set.of()));
    }

    private Response get(Person person, String rest) {
        return person.request().get(path(rest));
    }

    private String path(String rest) {
        return "/api/v1/tenants/" + tenant + rest;
    }

    private static <T> T any(Collection<T> from, Random random) {
        // in an order of its own, so that a seed means one sequence as far as ids allow
        return List.copyOf(from).get(random.nextInt(from.size()));
    }

    private static <T> Set<T> some(Collection<T> from, int most, Random random) {
        var chosen = new HashSet<T>();
        for (var i = random.nextInt(most + 1); i > 0 && !from.isEmpty(); i--) {
            chosen.add(any(from, random));
        }
        return chosen;
    }

    private static <T> Set<T> union(Collection<T> one, Collection<T> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static <T> Set<T> different(Set<T> one, Set<T> other) {
        var both = union(one, other);
        both.removeIf(each -> one.contains(each) && other.contains(each));
        return both;
    }
}
