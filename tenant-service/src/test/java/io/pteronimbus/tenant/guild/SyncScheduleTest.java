package io.pteronimbus.tenant.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The safety net: what no event told is read, by one replica at a time. */
@QuarkusTest
class SyncScheduleTest {
    private final RedisDataSource redis;
    private final GuildSync sync;
    private final GuildRepository guilds;
    private final GuildMemberRepository members;
    private final Hearing hearing;
    private final Bot bot;
    private final GuildIntake intake;
    private final SyncLease lease;
    private final DiscordConfig config;
    private final TenantContext context;

    SyncScheduleTest(
            RedisDataSource redis,
            GuildSync sync,
            GuildRepository guilds,
            GuildMemberRepository members,
            Hearing hearing,
            Bot bot,
            GuildIntake intake,
            SyncLease lease,
            DiscordConfig config,
            TenantContext context) {
        this.redis = redis;
        this.sync = sync;
        this.guilds = guilds;
        this.members = members;
        this.hearing = hearing;
        this.bot = bot;
        this.intake = intake;
        this.lease = lease;
        this.config = config;
        this.context = context;
    }

    @Test
    void shouldReadWhatNoEventToldWhenATenantIsNew() {
        // given
        var owner = Person.known("Aurora");
        var community = new Community("Cloud Riders", owner);
        // when
        var tenant = community.install(owner);
        // then
        awaitRead(owner, tenant);
    }

    /** Those that were never read come first, and this many would be taken for Discord being away: they would be all that is ever tried. */
    @Test
    void shouldReadTheOthersWhenSomeCannotBeRead() {
        // given
        var owner = Person.known("Aurora");
        for (var i = 0; i < 4; i++) {
            var ill = new Community("Ill", owner);
            ill.install(owner);
            ill.fail(503);
        }
        var community = new Community("Well", owner);
        // when
        var tenant = community.install(owner);
        // then
        awaitRead(owner, tenant);
    }

    @Test
    void shouldReadAnewWhatWasReadBeforeTheBotListensAnew() {
        // given
        var owner = Person.known("Aurora");
        var member = Person.known("Celeste");
        var community = new Community("Cloud Riders", owner);
        community.join(member.discordId());
        var tenant = community.install(owner);
        sync.sync(tenant);
        assertThat(isMember(tenant, member)).isTrue();
        // when
        community.leave(member.discordId());
        Community.tell(new GuildChanged(
                GuildChanged.EVERY_GUILD, GuildChanged.Change.LISTENING, null, null, null, Instant.now()));
        // then
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(isMember(tenant, member)).isFalse());
    }

    @Test
    void shouldReadOnceWhenItIsToldTwiceOrLate() {
        // given
        var now = Instant.now();
        var first = listens(now);
        // then
        assertThat(listens(now)).isEqualTo(first);
        assertThat(listens(now.minusSeconds(1))).isEqualTo(first);
        assertThat(listens(now.plusMillis(1))).isGreaterThan(first);
    }

    @Test
    void shouldWaitNoLongerAfterAFailureWhenTheBotListensAnew() {
        // given: who cannot be read, and a clock that stands still
        var owner = Person.known("Aurora");
        var community = new Community("Ill", owner);
        var tenant = community.install(owner);
        community.fail(503);
        var tries = new AtomicInteger();
        var schedule = new SyncSchedule(
                new GuildSync(bot, guilds, members, hearing, intake, context, Clock.systemUTC()) {
                    @Override
                    public void sync(UUID tenantId) {
                        if (tenantId.equals(tenant)) {
                            tries.incrementAndGet();
                            throw ProblemException.unavailable("Discord is away.", Duration.ofSeconds(1));
                        }
                    }
                },
                guilds,
                hearing,
                lease,
                config,
                context,
                Clock.fixed(Instant.now(), ZoneOffset.UTC));
        forgetItWasRead(tenant);
        schedule.run();
        schedule.run();
        assertThat(tries).hasValue(1);
        // when
        QuarkusTransaction.requiringNew().run(() -> hearing.listening(Instant.now()));
        schedule.run();
        // then
        assertThat(tries).hasValue(2);
    }

    /** Three that can never be read are no reason to ask nobody. */
    @Test
    void shouldReadTheOthersInTimeWhileSomeFailAgainAndAgain() {
        // given
        var day = new Day(3);
        // when
        day.pass(Duration.ofMinutes(40));
        // then
        assertThat(day.longestGap()).isLessThanOrEqualTo(config.checkEvery());
    }

    @Test
    void shouldTryWhoFailedOnceBeforeThoseThatFailAgainAndAgain() {
        // given
        var day = new Day(3);
        day.pass(Duration.ofMinutes(4));
        day.failures = 1;
        var from = day.now;
        // when
        day.pass(Duration.ofMinutes(6));
        // then: it was due within a minute, failed, and was read when its own pause was over
        assertThat(day.failures).isZero();
        assertThat(day.reads)
                .filteredOn(read -> read.isAfter(from))
                .first()
                .matches(read -> read.isBefore(from.plus(Duration.ofMinutes(2))), "soon");
    }

    @Test
    void shouldTryOneAtATimeWhileNobodyCanBeRead() {
        // given
        var day = new Day(20);
        day.failures = Integer.MAX_VALUE;
        // when
        day.pass(Duration.ofMinutes(3));
        // then: three, and one each time it looks
        assertThat(day.failed).hasSizeBetween(15, 21);
        // and when
        day.failures = 0;
        day.pass(Duration.ofMinutes(6));
        // then
        assertThat(day.reads).isNotEmpty();
    }

    /** Guilds of which one can be read and the others never, and a clock that goes as it is told. */
    private final class Day {
        private final UUID well;
        private final List<UUID> all;
        private final List<Instant> reads = new ArrayList<>();
        private final List<UUID> failed = new ArrayList<>();
        private final Instant begun = Instant.now().plus(Duration.ofHours(1));
        private final SyncSchedule schedule;
        private Instant now = begun;
        /** So often the one cannot be read either. */
        private int failures;

        Day(int failing) {
            var owner = Person.known("Aurora");
            well = new Community("Well", owner).install(owner);
            all = Stream.concat(
                            Stream.of(well),
                            Stream.generate(() -> new Community("Ill", owner).install(owner))
                                    .limit(failing))
                    .toList();
            var lease = new SyncLease(redis, "tenant:guild-sync:" + UUID.randomUUID());
            schedule = new SyncSchedule(reading(), these(), hearing, lease, asInEarnest(), context, clock());
        }

        void pass(Duration time) {
            for (var end = now.plus(time); now.isBefore(end); now = now.plusSeconds(10)) {
                schedule.run();
            }
        }

        Duration longestGap() {
            var longest = Duration.between(begun, reads.getFirst());
            for (var i = 1; i <= reads.size(); i++) {
                var gap = Duration.between(reads.get(i - 1), i < reads.size() ? reads.get(i) : now);
                longest = gap.compareTo(longest) > 0 ? gap : longest;
            }
            return longest;
        }

        private GuildSync reading() {
            return new GuildSync(bot, guilds, members, hearing, intake, context, clock()) {
                @Override
                public void sync(UUID tenantId) {
                    if (!tenantId.equals(well) || failures > 0) {
                        failures -= tenantId.equals(well) ? 1 : 0;
                        failed.add(tenantId);
                        throw ProblemException.unavailable("It cannot be read.", Duration.ofSeconds(1));
                    }
                    reads.add(now);
                }
            };
        }

        /** These guilds alone, whatever other tests left: those that were never read first, or not since they are due. */
        private GuildRepository these() {
            return new GuildRepository() {
                @Override
                List<UUID> notSyncedSince(Instant time, long number, int most) {
                    var due = new ArrayList<>(all.subList(1, all.size()));
                    if (reads.isEmpty() || reads.getLast().isBefore(time)) {
                        due.add(well);
                    }
                    return due;
                }
            };
        }

        private DiscordConfig asInEarnest() {
            return new DiscordConfig() {
                @Override
                public Duration checkEvery() {
                    return config.checkEvery();
                }

                @Override
                public Duration trustFor() {
                    return config.trustFor();
                }

                @Override
                public Duration syncPause() {
                    return Duration.ofSeconds(15);
                }
            };
        }

        private Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
    }

    @Test
    void shouldBeOneReplicasAtATime() {
        // given
        var key = "tenant:guild-sync:" + UUID.randomUUID();
        var one = new SyncLease(redis, key);
        var other = new SyncLease(redis, key);
        // then
        assertThat(one.take()).isTrue();
        assertThat(other.take()).isFalse();
        assertThat(one.take()).isTrue();
        // and when
        other.release();
        one.release();
        // then
        assertThat(other.take()).isTrue();
        assertThat(one.take()).isFalse();
    }

    private long listens(Instant since) {
        return QuarkusTransaction.requiringNew().call(() -> {
            hearing.listening(since);
            return hearing.session();
        });
    }

    private void forgetItWasRead(UUID tenant) {
        context.enter(tenant);
        QuarkusTransaction.requiringNew().run(() -> guilds.update("syncedAt = null where tenantId = ?1", tenant));
    }

    private boolean isMember(UUID tenant, Person person) {
        context.enter(tenant);
        return QuarkusTransaction.requiringNew()
                .call(() -> guilds.member(tenant, person.discordId()).isPresent());
    }

    private static void awaitRead(Person owner, UUID tenant) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(owner.request()
                                .get("/api/v1/tenants/" + tenant + "/guild")
                                .<String>path("syncedAt"))
                        .isNotNull());
    }
}
