package io.pteronimbus.tenant.guild;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.GuildChanged.Change;
import io.pteronimbus.platform.security.ServiceTokens;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told while a guild is read: an answer that was under way does not undo it. */
@QuarkusTest
class ReadingRacesTest {
    private final BotClient client;
    private final ServiceTokens tokens;
    private final GuildRepository guilds;
    private final GuildMemberRepository members;
    private final Hearing hearing;
    private final GuildIntake intake;
    private final TenantContext context;
    private final EntityManager entities;
    private Person owner;
    private Community community;
    private UUID tenant;
    private String role;

    ReadingRacesTest(
            @RestClient BotClient client,
            ServiceTokens tokens,
            GuildRepository guilds,
            GuildMemberRepository members,
            Hearing hearing,
            GuildIntake intake,
            TenantContext context,
            EntityManager entities) {
        this.client = client;
        this.tokens = tokens;
        this.guilds = guilds;
        this.members = members;
        this.hearing = hearing;
        this.intake = intake;
        this.context = context;
        this.entities = entities;
    }

    @BeforeEach
    void gather() {
        owner = Person.known("Aurora");
        community = new Community("Cloud Riders", owner);
        role = community.role("Mods", 0);
        tenant = community.install(owner);
    }

    @Test
    void shouldNotBringBackWhoLeftWhileThePageWasUnderWay() {
        // given: one who is known here, and one who is not yet
        community.join("7001");
        reading(() -> {}).sync(tenant);
        community.join("7002");
        // when
        reading(() -> List.of("7001", "7002").forEach(id -> {
                    community.leave(id);
                    take(gone(id, Instant.now()));
                }))
                .sync(tenant);
        // then
        assertThat(known().keySet()).containsExactly(owner.discordId());
        // and when they come back
        community.join("7001");
        take(joined("7001", Instant.now()));
        reading(() -> {}).sync(tenant);
        // then
        assertThat(known()).containsOnlyKeys(owner.discordId(), "7001");
    }

    @Test
    void shouldNotBringBackWhoALaterReadingDidNotFind() {
        // given
        community.join("7001");
        // when
        reading(() -> {
                    community.leave("7001");
                    reading(() -> {}).sync(tenant);
                })
                .sync(tenant);
        // then
        assertThat(known().keySet()).containsExactly(owner.discordId());
    }

    /** One that is overtaken knows of nobody that they are gone, least of all when the other found no bot. */
    @Test
    void shouldTakeNobodyOutWhenALaterReadingFoundNoBot() {
        // given
        community.join("7001");
        reading(() -> {}).sync(tenant);
        // when
        reading(() -> {
                    community.kickBot();
                    reading(() -> {}).sync(tenant);
                    community.inviteBot();
                })
                .sync(tenant);
        // then
        assertThat(known()).containsOnlyKeys(owner.discordId(), "7001");
    }

    @Test
    void shouldNotGiveBackARoleThatWasTakenOrDeletedWhileThePageWasUnderWay() {
        // given
        var deleted = community.role("Deleted", 0);
        community.join("7001", role, deleted);
        reading(() -> {}).sync(tenant);
        // when
        reading(() -> {
                    community.join("7001", deleted);
                    take(joined("7001", Instant.now(), deleted));
                    community.deleteRole(deleted);
                    take(new GuildChanged(
                            community.id(), Change.GUILD, community.named("Now"), null, null, Instant.now()));
                })
                .sync(tenant);
        // then
        assertThat(known().get("7001")).isEmpty();
        assertThat(roles()).containsExactlyInAnyOrder(community.id(), role);
    }

    /** The one who reads has a clock that is ahead: what is told meanwhile seems to be older than the reading. */
    @Test
    void shouldTakeWhatIsToldMeanwhileAlthoughClocksDiffer() {
        // given
        community.join("7001", role);
        // when
        reading(() -> {}, () -> {}, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(3)))
                .sync(tenant);
        community.leave("7001");
        take(gone("7001", Instant.now()));
        // then
        assertThat(known().keySet()).containsExactly(owner.discordId());
    }

    @Test
    void shouldStaySuspendedWhenTheBotIsKickedWhileTheGuildIsRead() {
        // given
        Runnable kick = () -> {
            community.kickBot();
            take(new GuildChanged(community.id(), Change.GONE, null, null, null, Instant.now()));
        };
        // when
        reading(kick, () -> {}, Clock.systemUTC()).sync(tenant);
        // then
        assertThat(status()).isEqualTo("SUSPENDED");
    }

    @Test
    void shouldForgetWhoLeftLongAgo() {
        // given
        community.join("7001");
        reading(() -> {}).sync(tenant);
        community.leave("7001");
        reading(() -> {}).sync(tenant);
        assertThat(notes()).isEqualTo(1);
        // when
        Database.update(tenant, "update guild_member_gone set noted_at = now() - interval '4 hours'");
        reading(() -> {}).sync(tenant);
        // then
        assertThat(notes()).isZero();
    }

    /** Changes, words that come late and twice, readings within readings: when all is told it is as Discord is. */
    @Test
    void shouldEndAsDiscordIsWhateverTheOrder() {
        for (var seed = 0; seed < Integer.getInteger("pteronimbus.test.races", 40); seed++) {
            // given
            gather();
            var play = new Play(new Random(seed));
            // when
            play.steps(40, 2);
            play.end();
            // then
            var message = "seed " + seed;
            assertThat(status()).as(message).isEqualTo(play.bot ? "ACTIVE" : "SUSPENDED");
            assertThat(roles()).as(message).containsExactlyInAnyOrderElementsOf(play.roles);
            assertThat(known()).as(message).isEqualTo(play.members);
        }
    }

    /** Things that happen, by chance but for the seed. */
    private final class Play {
        private final Random random;
        private final Duration skew;
        private final Map<String, Set<String>> members = new TreeMap<>();
        private final Set<String> roles = new HashSet<>(Set.of(community.id(), role));
        private final Deque<GuildChanged> onTheirWay = new ArrayDeque<>();
        private final List<GuildChanged> delivered = new ArrayList<>();
        private boolean bot = true;

        Play(Random random) {
            this.random = random;
            this.skew = Duration.ofMillis(random.nextInt(4_000) - 2_000);
            members.put(owner.discordId(), Set.of());
        }

        void steps(int count, int depth) {
            for (var i = 0; i < count; i++) {
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> changeMember();
                    case 3 -> changeRoles();
                    case 4 -> moveBot();
                    case 5, 6 -> deliver();
                    case 7 -> again();
                    default -> read(depth);
                }
            }
        }

        void end() {
            while (!onTheirWay.isEmpty()) {
                deliver();
            }
        }

        private void changeMember() {
            var id = Integer.toString(7000 + random.nextInt(4));
            if (!bot) {
                return;
            }
            if (members.containsKey(id) && random.nextBoolean()) {
                members.remove(id);
                community.leave(id);
                onTheirWay.add(gone(id, now()));
            } else {
                var given = roles.stream()
                        .filter(each -> !each.equals(community.id()) && random.nextBoolean())
                        .toArray(String[]::new);
                members.put(id, Set.of(given));
                community.join(id, given);
                onTheirWay.add(joined(id, now(), given));
            }
        }

        private void changeRoles() {
            if (!bot) {
                return;
            }
            var made = roles.stream()
                    .filter(each -> !each.equals(community.id()) && !each.equals(role))
                    .findFirst();
            made.ifPresentOrElse(
                    old -> {
                        roles.remove(old);
                        community.deleteRole(old);
                        members.replaceAll((id, given) -> existing(given, roles));
                    },
                    () -> roles.add(community.role("Made", 0)));
            onTheirWay.add(guild());
        }

        private void moveBot() {
            bot = !bot;
            if (bot) {
                community.inviteBot();
                onTheirWay.add(guild());
            } else {
                community.kickBot();
                onTheirWay.add(new GuildChanged(community.id(), Change.GONE, null, null, null, now()));
            }
        }

        private GuildChanged guild() {
            return new GuildChanged(community.id(), Change.GUILD, community.named("Riders"), null, null, now());
        }

        private void deliver() {
            var next = onTheirWay.poll();
            if (next != null) {
                take(next);
                delivered.add(next);
            }
        }

        private void again() {
            if (!delivered.isEmpty()) {
                take(delivered.get(random.nextInt(delivered.size())));
            }
        }

        private void read(int depth) {
            if (depth > 0) {
                Runnable meanwhile = () -> steps(random.nextInt(4), depth - 1);
                reading(meanwhile, meanwhile, Clock.systemUTC()).sync(tenant);
            }
        }

        private Instant now() {
            return Instant.now().plus(skew);
        }
    }

    private static Set<String> existing(Set<String> given, Set<String> roles) {
        var kept = new HashSet<>(given);
        kept.retainAll(roles);
        return kept;
    }

    private GuildSync reading(Runnable meanwhile) {
        return reading(() -> {}, meanwhile, Clock.systemUTC());
    }

    private GuildSync reading(Runnable withGuild, Runnable withPage, Clock clock) {
        return new GuildSync(new Between(withGuild, withPage), guilds, members, hearing, intake, context, clock);
    }

    /** Something happens between what Discord answers, about the guild or with a page of members, and when that arrives. */
    private final class Between extends Bot {
        private final Runnable withGuild;
        private final Runnable withPage;

        Between(Runnable withGuild, Runnable withPage) {
            super(client, tokens);
            this.withGuild = withGuild;
            this.withPage = withPage;
        }

        @Override
        public Optional<GuildChanged.Guild> guild(String guildId) {
            return late(() -> super.guild(guildId), withGuild);
        }

        @Override
        Optional<List<GuildChanged.Member>> members(String guildId, @Nullable String after) {
            return late(() -> super.members(guildId, after), withPage);
        }

        private <T> T late(Supplier<T> question, Runnable meanwhile) {
            var answer = question.get();
            meanwhile.run();
            context.enter(tenant);
            return answer;
        }
    }

    private void take(GuildChanged event) {
        var heard = Heard.told(QuarkusTransaction.requiringNew().call(hearing::next), event.at());
        switch (event.change()) {
            case GUILD -> intake.guild(tenant, requireNonNull(event.guild()), heard);
            case MEMBER -> intake.members(tenant, List.of(requireNonNull(event.member())), heard);
            case MEMBER_GONE -> intake.membersGone(tenant, List.of(requireNonNull(event.userId())), heard);
            case GONE -> intake.gone(tenant, heard);
            case LISTENING -> throw new IllegalArgumentException("is about no tenant");
        }
    }

    private GuildChanged joined(String userId, Instant at, String... roleIds) {
        var member = new GuildChanged.Member(userId, "Kim", List.of(roleIds), false);
        return new GuildChanged(community.id(), Change.MEMBER, null, member, null, at);
    }

    private GuildChanged gone(String userId, Instant at) {
        return new GuildChanged(community.id(), Change.MEMBER_GONE, null, null, userId, at);
    }

    /** The members with those of their roles that there are. */
    private Map<String, Set<String>> known() {
        return see(() -> {
            var there = Set.copyOf(roleIds());
            Map<String, Set<String>> found = new TreeMap<>();
            entities.createQuery("from GuildMember", GuildMember.class)
                    .getResultList()
                    .forEach(member -> found.put(member.userId(), existing(Set.copyOf(member.roleIds()), there)));
            return found;
        });
    }

    private List<String> roles() {
        return see(this::roleIds);
    }

    private List<String> roleIds() {
        return guilds.roles(tenant).stream().map(GuildRole::id).toList();
    }

    private String status() {
        return owner.request().get("/api/v1/tenants/" + tenant).path("status");
    }

    private long notes() {
        return see(() -> (Long) entities.createNativeQuery("select count(*) from guild_member_gone", Long.class)
                .getSingleResult());
    }

    private <T> T see(Supplier<T> question) {
        context.enter(tenant);
        return QuarkusTransaction.requiringNew().call(question::get);
    }
}
