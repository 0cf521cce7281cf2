package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.events.Topics;
import io.pteronimbus.localcluster.fault.Fault;
import io.pteronimbus.localcluster.fault.FaultAction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/**
 * Prints what the controller costs, with pods that run at once: servers a second to Running, writes for each, memory with many idle ones, and how
 * long a change in the cluster takes to Kafka. No test, and its name is none of a test:
 * {@code ./mvnw -pl controller -am test -Dtest=OperatorBench -Dsurefire.failIfNoSpecifiedTests=false -Dbench.servers=5000}.
 * {@code -Dbench.java-options} are those of the controller. The cluster of thousands lives in the test's own JVM, which needs
 * {@code -Dsurefire.jvm="-Xmx6g -XX:+UseParallelGC --add-opens java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED"} for it.
 */
class OperatorBench {
    private static final int FIRST = 1_000;
    private static final int SERVERS = Integer.getInteger("bench.servers", 5_000);
    private static final int CHANGES = 600;
    /** So many before that: the first ones load the code for it. */
    private static final int FIRST_CHANGES = 60;

    private static final int A_SECOND = 20;
    private static final Pattern LOOKS =
            Pattern.compile("^pteronimbus_server_looks_seconds_bucket.*le=\"([^\"]+)\".* ([0-9.E]+)$");

    private final InstantPods pods = new InstantPods();
    private final List<Server> servers = new ArrayList<>();

    private record Server(UUID tenant, UUID id) {}

    @Test
    void measure() throws Exception {
        try (var world = new World(Map.of(), pods);
                var tap = new Tap(world.kafka)) {
            var writes = world.faults()
                    .set(new Fault(
                            FaultAction.COUNT, Set.of("write"), "", "", "", "", "", "", 1, 0, 500, Duration.ZERO));
            make(world, tap, 50);
            var before = world.faults().seen(writes);
            var begun = System.nanoTime();
            make(world, tap, FIRST);
            var seconds = (System.nanoTime() - begun) / 1e9;
            World.eventually("all acknowledged", () -> world.faults().seen(writes) - before >= 4L * FIRST);
            print("%d servers to RUNNING: %.1f s, %.1f a second", FIRST, seconds, FIRST / seconds);
            while (servers.size() < SERVERS) {
                make(world, tap, Math.min(500, SERVERS - servers.size()));
            }
            print(
                    "API writes a server, its part of a tenant of ten with it: %.2f",
                    (world.faults().seen(writes) - before) / (double) (servers.size() - 50));
            print("resident with %d servers: %d MiB", servers.size(), world.controller.residentMiB());
            var lookedBefore = looks(world);
            var latencies = Arrays.stream(change(world, tap))
                    .skip(FIRST_CHANGES)
                    .sorted()
                    .toArray();
            print(
                    "change in the cluster to Kafka, %d a second: p50 %d ms, p95 %d ms, p99 %d ms",
                    A_SECOND, percentile(latencies, 50), percentile(latencies, 95), percentile(latencies, 99));
            var lookedAfter = looks(world);
            print(
                    "a look while they change: p50 ≤ %.0f ms, p99 ≤ %.0f ms, of %.0f",
                    bound(lookedBefore, lookedAfter, 0.5),
                    bound(lookedBefore, lookedAfter, 0.99),
                    lookedAfter.lastEntry().getValue()
                            - lookedBefore.lastEntry().getValue());
            print("resident after that: %d MiB", world.controller.residentMiB());
            assertThat(latencies).hasSize(CHANGES);
            begun = System.nanoTime();
            world.killController();
            world.startController();
            world.controller.awaitReady();
            print("killed and ready again: %.1f s", (System.nanoTime() - begun) / 1e9);
        }
    }

    private void make(World world, Tap tap, int count) {
        var made = new ArrayList<Server>();
        var tenant = UUID.randomUUID();
        for (int i = 0; i < count; i++) {
            tenant = i % 10 == 0 ? UUID.randomUUID() : tenant;
            var server = new Server(tenant, UUID.randomUUID());
            made.add(server);
            world.panel.want(server.tenant(), server.id(), 1, GameSpec.running(World.GAME));
        }
        World.eventually(count + " run", () -> made.stream().allMatch(server -> tap.runs(server.id())));
        servers.addAll(made);
    }

    /** Milliseconds from each container's end to the event that tells it, by the clock of this machine. */
    private long[] change(World world, Tap tap) {
        var random = new Random(5);
        var ended = new ConcurrentHashMap<UUID, Instant>();
        var victims = new ArrayList<UUID>();
        for (int i = 0; i < FIRST_CHANGES + CHANGES; i++) {
            var victim = servers.get(random.nextInt(servers.size()));
            if (ended.containsKey(victim.id())) {
                i--;
                continue;
            }
            victims.add(victim.id());
            ended.put(victim.id(), Instant.now());
            pods.crash("ptn-" + victim.tenant(), "gs-" + victim.id() + "-0");
            LockSupport.parkNanos(1_000_000_000L / A_SECOND);
        }
        World.eventually("all told", () -> victims.stream().allMatch(tap.crashed::containsKey));
        return victims.stream()
                .mapToLong(victim -> Duration.between(ended.get(victim), tap.crashed.get(victim))
                        .toMillis())
                .toArray();
    }

    /** Looks so far that took no longer than so many milliseconds; the last bound is infinite. */
    private static TreeMap<Double, Double> looks(World world) throws IOException, InterruptedException {
        var looks = new TreeMap<Double, Double>();
        world.controller
                .get("/q/metrics")
                .body()
                .lines()
                .map(LOOKS::matcher)
                .filter(Matcher::find)
                .forEach(line -> looks.put(
                        line.group(1).equals("+Inf")
                                ? Double.POSITIVE_INFINITY
                                : 1_000 * Double.parseDouble(line.group(1)),
                        Double.parseDouble(line.group(2))));
        return looks;
    }

    /** The smallest bound that so large a share of the looks between the two kept. */
    private static double bound(TreeMap<Double, Double> before, TreeMap<Double, Double> after, double share) {
        var all = after.lastEntry().getValue() - before.lastEntry().getValue();
        return after.keySet().stream()
                .filter(bound -> after.getOrDefault(bound, 0.0) - before.getOrDefault(bound, 0.0) >= share * all)
                .findFirst()
                .orElseThrow();
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void print(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }

    /** Which servers run and which ended, as it is told. */
    private static final class Tap implements AutoCloseable {
        private final Map<UUID, String> states = new ConcurrentHashMap<>();
        private final Map<UUID, Instant> crashed = new ConcurrentHashMap<>();
        private final KafkaConsumer<String, String> consumer;
        private final Thread reader;
        private volatile boolean closed;

        Tap(String kafka) {
            consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", kafka, "fetch.max.wait.ms", "20"),
                    new StringDeserializer(),
                    new StringDeserializer());
            var partitions = consumer.partitionsFor(Topics.SERVER_STATE_CHANGED).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            reader = Thread.ofPlatform().daemon().name("bench-tap").start(this::read);
        }

        private void read() {
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    JsonNode event = FakePanel.parse(message.value());
                    var server = UUID.fromString(message.key());
                    var state = event.path("state").asText();
                    states.put(server, state);
                    if (state.equals("CRASHED")) {
                        crashed.putIfAbsent(server, Instant.now());
                    }
                });
            }
            consumer.close();
        }

        boolean runs(UUID server) {
            return "RUNNING".equals(states.get(server));
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            reader.join();
        }
    }
}
