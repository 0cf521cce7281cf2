package io.pteronimbus.localcluster.workload.usage;

import io.pteronimbus.localcluster.api.UsageSource;
import io.pteronimbus.localcluster.workload.ReconcileLoop;
import io.pteronimbus.localcluster.workload.usage.ProcFiles.Reading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at all containers once a period. Processor use is the average since the look before. */
public final class UsageSampler implements UsageSource, AutoCloseable {

    /**
     * A container's main process.
     *
     * @param pid also the id of its session
     */
    public record Running(String namespace, String pod, String container, long pid) {}

    private record Sample(Instant at, long nanos, Map<Long, Reading> sessions, Optional<Reading> machine) {}

    private record Measured(Map<String, Map<String, Usage>> pods, Optional<Usage> node) {}

    private final ProcFiles proc;
    private final Supplier<List<Running>> containers;
    private final ObjLongConsumer<Running> held;
    private final OomKills oomKills;
    private final Clock clock;
    private final Duration period;
    private final ReconcileLoop<String> loop = new ReconcileLoop<>("usage", this::look);
    private @Nullable Sample before;
    private volatile Measured measured = new Measured(Map.of(), Optional.empty());

    /** @param held told at each look how many bytes of memory each container holds */
    public UsageSampler(
            Supplier<List<Running>> containers,
            ObjLongConsumer<Running> held,
            OomKills oomKills,
            Clock clock,
            Duration period) {
        this(new ProcFiles(Path.of("/proc")), containers, held, oomKills, clock, period);
    }

    UsageSampler(
            ProcFiles proc,
            Supplier<List<Running>> containers,
            ObjLongConsumer<Running> held,
            OomKills oomKills,
            Clock clock,
            Duration period) {
        this.proc = proc;
        this.held = held;
        this.oomKills = oomKills;
        this.containers = containers;
        this.clock = clock;
        this.period = period;
    }

    public void start() {
        loop.start();
        loop.add("");
    }

    private void look(String again) {
        try {
            sample();
        } finally {
            loop.addAfter(again, period);
        }
    }

    private void sample() {
        var now = new Sample(clock.instant(), System.nanoTime(), proc.sessions(), proc.machine());
        Sample last = before;
        before = now;
        oomKills.look();
        List<Running> present = containers.get();
        for (Running running : present) {
            Reading reading = now.sessions.get(running.pid());
            if (reading != null) {
                held.accept(running, reading.memoryBytes());
            }
        }
        if (last == null) {
            return;
        }
        Duration window = Duration.ofNanos(now.nanos - last.nanos);
        Map<String, Map<String, Usage>> pods = new HashMap<>();
        for (Running running : present) {
            Reading from = last.sessions.get(running.pid());
            Reading to = now.sessions.get(running.pid());
            if (from != null && to != null) {
                pods.computeIfAbsent(key(running.namespace(), running.pod()), any -> new TreeMap<>())
                        .put(running.container(), usage(from, to, now.at, window));
            }
        }
        Optional<Usage> node = last.machine.flatMap(from -> now.machine.map(to -> usage(from, to, now.at, window)));
        measured = new Measured(pods, node);
    }

    private static Usage usage(Reading from, Reading to, Instant at, Duration window) {
        long used = Math.max(0, to.cpu().minus(from.cpu()).toNanos());
        long nanoCores = Math.round(used * 1e9 / Math.max(1, window.toNanos()));
        return new Usage(nanoCores, to.memoryBytes(), at, window);
    }

    @Override
    public Map<String, Usage> pod(String namespace, String pod) {
        return measured.pods.getOrDefault(key(namespace, pod), Map.of());
    }

    @Override
    public Optional<Usage> node() {
        return measured.node;
    }

    private static String key(String namespace, String pod) {
        return namespace + "/" + pod;
    }

    @Override
    public void close() {
        loop.close();
    }
}
