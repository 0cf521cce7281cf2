package io.pteronimbus.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.query.Players;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerSamplerTest {
    private static final Instant START = Instant.parse("2026-01-02T03:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    private final Cluster cluster = new Cluster();
    private Instant now = START;
    private final ServerSampler sampler =
            new ServerSampler(cluster, new Config(), "local", new TestClock(), new Random(1));

    @Test
    void shouldAskAtMostEveryIntervalAndAtLeastEveryIntervalAndAQuarter() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 0);

        // when
        var times = new ArrayList<Instant>();
        for (var second = 0; second < 1000; second++) {
            var before = cluster.asked.size();
            sampler.tick();
            if (cluster.asked.size() > before) {
                times.add(now);
                cluster.answer(server, 1);
            }
            now = now.plusSeconds(1);
        }

        // then
        assertThat(times.getFirst()).isEqualTo(START);
        assertThat(times).hasSizeBetween(1000 / 26, 1000 / 20);
        for (var i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i)))
                    .isBetween(INTERVAL, INTERVAL.multipliedBy(5).dividedBy(4).plusSeconds(1));
        }
        assertThat(times.stream().skip(1).map(t -> t.getEpochSecond() % 20).distinct())
                .as("not in step")
                .hasSizeGreaterThan(3);
    }

    @Test
    void shouldSpreadServersThatRanBefore() {
        // given
        for (var i = 0; i < 40; i++) {
            cluster.run(GameServerState.RUNNING, START.minus(Duration.ofHours(1)), 0);
        }

        // when
        sampler.tick();
        var atOnce = cluster.asked.size();
        var all = atOnce;
        for (var second = 0; second < 21; second++) {
            cluster.answerAll(0);
            sampler.tick();
            now = now.plusSeconds(1);
            all = cluster.everAsked.size();
        }

        // then
        assertThat(atOnce).isLessThan(5);
        assertThat(all).isEqualTo(40);
    }

    @Test
    void shouldAskNoMoreThanAllowedAtOnceAndLeaveNobodyOut() {
        // given
        for (var i = 0; i < 10; i++) {
            cluster.run(GameServerState.RUNNING, START, 0);
        }

        // when
        sampler.tick();
        sampler.tick();
        var first = List.copyOf(cluster.asked.keySet());
        for (var round = 0; round < 5; round++) {
            cluster.answerAll(0);
            sampler.tick();
        }

        // then
        assertThat(first).hasSize(Config.AT_ONCE);
        assertThat(cluster.everAsked).hasSize(10);
    }

    @Test
    void shouldTellWhatWasSeen() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 0);
        cluster.usage = new ServerStats.Usage(250, 300);

        // when
        sampler.tick();
        cluster.answer(server, 2);

        // then
        assertThat(cluster.told)
                .containsExactly(new ServerStats(
                        server.serverId(),
                        server.tenantId(),
                        "local",
                        7,
                        "run-1",
                        START,
                        new ServerStats.Players(2, 20, List.of("Alex")),
                        new ServerStats.Usage(250, 300),
                        null,
                        false));
        assertThat(cluster.seen).containsExactly("2/20");
    }

    @Test
    void shouldTellUseAloneWhenGameDoesNotAnswer() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 0);
        cluster.usage = new ServerStats.Usage(250, 300);

        // when
        sampler.tick();
        cluster.noAnswer(server);

        // then
        assertThat(cluster.told).hasSize(1);
        assertThat(cluster.told.getFirst().players()).isNull();
        assertThat(cluster.seen).isEmpty();
    }

    @Test
    void shouldTellNothingWhenNothingIsKnown() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 0);

        // when
        sampler.tick();
        cluster.noAnswer(server);

        // then
        assertThat(cluster.told).isEmpty();
    }

    @Test
    void shouldGoOnWhenAskingFails() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 0);
        cluster.broken = true;
        for (var i = 0; i < 2 * Config.AT_ONCE; i++) {
            sampler.tick();
            now = now.plusSeconds(30);
        }

        // when
        cluster.broken = false;
        sampler.tick();
        cluster.answer(server, 1);

        // then
        assertThat(cluster.told).hasSize(1);
    }

    @Test
    void shouldSayThatStopIsDueOnceNobodyPlayedForLongEnough() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 5);
        passMinutes(server, 4, 0);
        passMinutes(server, 1, 3);

        // when
        passMinutes(server, 4, 0);
        var early = cluster.told.stream().anyMatch(ServerStats::stopDue);
        passMinutes(server, 2, 0);

        // then
        assertThat(early).isFalse();
        var last = cluster.told.getLast();
        assertThat(last.stopDue()).isTrue();
        assertThat(last.emptySince()).isBetween(START.plusSeconds(300), START.plusSeconds(330));
    }

    @Test
    void shouldNotSayThatStopIsDueWhenGameOnlyKeepsSilent() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 5);
        cluster.usage = new ServerStats.Usage(1, 1);

        // when
        for (var second = 0; second < 3600; second++) {
            sampler.tick();
            if (cluster.asked.containsKey(server)) {
                cluster.noAnswer(server);
            }
            now = now.plusSeconds(1);
        }

        // then
        assertThat(cluster.told).hasSizeGreaterThan(100).noneMatch(ServerStats::stopDue);
    }

    @Test
    void shouldNotBelieveWhatAnEarlierRunSaid() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 0);
        sampler.tick();

        // when
        cluster.runIds.put(server, "run-2");
        cluster.answer(server, 3);

        // then
        assertThat(cluster.told).isEmpty();
        assertThat(cluster.seen).isEmpty();
    }

    @Test
    void shouldTellWhoHasAnsweredWhenThatMakesAServerReady() {
        // given
        var server = cluster.run(GameServerState.STARTING, START, 0, true);
        var other = cluster.run(GameServerState.STARTING, START, 0);

        // when
        sampler.tick();
        cluster.answer(server, 0);

        // then
        assertThat(cluster.answered).containsExactly(Map.entry(server, "run-1"));
        assertThat(cluster.everAsked).doesNotContain(other);
        assertThat(cluster.told).as("statistics of a server that does not run").isEmpty();
    }

    @Test
    void shouldAskAgainWhenClockWasSetBack() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 0);
        sampler.tick();
        cluster.answer(server, 1);

        // when
        now = START.minus(Duration.ofDays(1));
        sampler.tick();
        now = now.plusSeconds(41);
        sampler.tick();

        // then
        assertThat(cluster.asked).containsKey(server);
    }

    @Test
    void shouldForgetServersThatStopped() {
        // given
        var server = cluster.run(GameServerState.RUNNING, START, 0);
        sampler.tick();
        cluster.answer(server, 1);

        // when
        cluster.servers.clear();
        sampler.tick();

        // then
        assertThat(cluster.forgotten).containsExactly(server);
        assertThat(sampler.isIdle()).isTrue();
    }

    private void passMinutes(ServerRef server, int minutes, int online) {
        for (var second = 0; second < 60 * minutes; second++) {
            sampler.tick();
            if (cluster.asked.containsKey(server)) {
                cluster.answer(server, online);
            }
            now = now.plusSeconds(1);
        }
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private record Config() implements ObserveConfig {
        static final int AT_ONCE = 4;

        @Override
        public Duration interval() {
            return INTERVAL;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int atOnce() {
            return AT_ONCE;
        }

        @Override
        public Where askAt() {
            return Where.POD;
        }
    }

    /** Servers, and games that answer when told to. */
    private static final class Cluster implements Surroundings {
        final Map<ServerRef, GameServer> servers = new LinkedHashMap<>();
        final Map<ServerRef, String> runIds = new LinkedHashMap<>();
        final Map<ServerRef, CompletableFuture<Optional<Players>>> asked = new LinkedHashMap<>();
        final java.util.Set<ServerRef> everAsked = new java.util.HashSet<>();
        final Map<ServerRef, String> answered = new LinkedHashMap<>();
        final List<ServerStats> told = new ArrayList<>();
        final List<String> seen = new ArrayList<>();
        final List<ServerRef> forgotten = new ArrayList<>();
        ServerStats.@Nullable Usage usage;
        boolean broken;

        ServerRef run(GameServerState state, Instant since, int stopWhenEmptyMinutes) {
            return run(state, since, stopWhenEmptyMinutes, false);
        }

        ServerRef run(GameServerState state, Instant since, int stopWhenEmptyMinutes, boolean doneByQuery) {
            var ref = new ServerRef(UUID.randomUUID(), UUID.randomUUID());
            var server = new GameServer();
            server.setMetadata(new ObjectMetaBuilder()
                    .withName(ref.name())
                    .withNamespace(ref.namespace())
                    .build());
            server.setSpec(new GameServerSpec(
                    "Lobby",
                    7,
                    GameServerSpec.DesiredState.RUNNING,
                    0,
                    0,
                    new GameServerSpec.TemplateRef("test", "1"),
                    "image",
                    List.of(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    new GameServerSpec.Done("", false, doneByQuery, List.of()),
                    new GameServerSpec.Stop(null, null, 10),
                    List.of(new GameServerSpec.Port("game", 25565, GameServerSpec.Protocol.TCP)),
                    "/data",
                    new GameServerSpec.Resources(1, 1, 1),
                    false,
                    GameServerSpec.OnExit.RESTART,
                    null,
                    new GameServerSpec.Query(GameServerSpec.QueryProtocol.MINECRAFT, "game"),
                    null,
                    stopWhenEmptyMinutes,
                    null,
                    false,
                    GameServerSpec.Eviction.ALLOWED,
                    List.of(),
                    null));
            server.setStatus(new GameServerStatus(
                    1, 7, state, null, null, since, 1, 1, List.of(), "run-1", null, null, null, 0, List.of(), 0, null,
                    List.of(), null, null, List.of()));
            servers.put(ref, server);
            runIds.put(ref, "run-1");
            return ref;
        }

        void answer(ServerRef ref, int online) {
            finish(ref, Optional.of(new Players(online, 20, List.of("Alex"), "", "")));
        }

        void noAnswer(ServerRef ref) {
            finish(ref, Optional.empty());
        }

        void answerAll(int online) {
            List.copyOf(asked.keySet()).forEach(ref -> answer(ref, online));
        }

        private void finish(ServerRef ref, Optional<Players> players) {
            var question = asked.remove(ref);
            assertThat(question).as("was asked").isNotNull();
            question.complete(players);
        }

        @Override
        public Stream<ServerRef> up() {
            return servers.keySet().stream();
        }

        @Override
        public Optional<Running> running(ServerRef ref) {
            return Optional.ofNullable(servers.get(ref))
                    .map(server -> new Running(ref, server, runIds.getOrDefault(ref, "")));
        }

        @Override
        public CompletionStage<Optional<Players>> ask(Running running) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            everAsked.add(running.ref());
            var question = new CompletableFuture<Optional<Players>>();
            assertThat(asked.put(running.ref(), question))
                    .as("not asked twice at once")
                    .isNull();
            return question;
        }

        @Override
        public Optional<ServerStats.Usage> usage(ServerRef ref, Instant at) {
            return Optional.ofNullable(usage);
        }

        @Override
        public void answered(ServerRef ref, String runId) {
            answered.put(ref, runId);
        }

        @Override
        public void saw(ServerRef ref, GameServerStatus written, int online, int max, Instant at) {
            seen.add(online + "/" + max);
        }

        @Override
        public void publish(ServerStats sample) {
            told.add(sample);
        }

        @Override
        public void forget(ServerRef ref) {
            forgotten.add(ref);
        }
    }
}
