package io.pteronimbus.localcluster.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.watch.EventOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The faults that are set, and the watches they act on. Safe from any thread. */
public final class Faults {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Counted> faults = new LinkedHashMap<>();
    private final Map<FaultyOutput, FaultSubject> watches = new LinkedHashMap<>();
    private long number;
    private boolean isolated;
    private Consumer<Boolean> node = cutOff -> {};

    private static final class Counted {
        private final Fault fault;
        private long seen;
        private long hit;

        Counted(Fault fault) {
            this.fault = fault;
        }
    }

    /**
     * Sets a fault as the control endpoint takes it, the fields of {@link Fault}.
     *
     * @return its id; {@link FaultAction#DROP} and {@link FaultAction#GONE} are over when this returns
     * @throws IllegalArgumentException when it says something else than a fault
     */
    public String set(JsonNode json) {
        return set(Fault.read(json));
    }

    public String set(Fault fault) {
        lock.lock();
        try {
            String id = Long.toString(++number);
            if (!fault.action().isMomentary()) {
                faults.put(id, new Counted(fault));
            }
            return id;
        } finally {
            lock.unlock();
            strike(fault);
            tellNode();
        }
    }

    /** @param node is told when it is cut off from the cluster, and when no more */
    public void onIsolation(Consumer<Boolean> node) {
        lock.lock();
        try {
            this.node = node;
        } finally {
            lock.unlock();
        }
    }

    private void tellNode() {
        Consumer<Boolean> told;
        boolean now;
        lock.lock();
        try {
            now = faults.values().stream().anyMatch(counted -> counted.fault.action() == FaultAction.ISOLATE);
            told = now == isolated ? cutOff -> {} : node;
            isolated = now;
        } finally {
            lock.unlock();
        }
        told.accept(now);
    }

    /** What acts on open watches does so at once. */
    private void strike(Fault fault) {
        for (FaultyOutput watch : open(fault)) {
            switch (fault.action()) {
                case DROP, AWAY -> watch.abort();
                case GONE -> Thread.ofVirtual().name("fault").start(watch::gone);
                default -> {}
            }
        }
    }

    private List<FaultyOutput> open(Fault fault) {
        lock.lock();
        try {
            var found = new ArrayList<FaultyOutput>();
            watches.forEach((output, subject) -> {
                if (fault.matches(subject)) {
                    found.add(output);
                }
            });
            return found;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether there was such a fault */
    public boolean remove(String id) {
        lock.lock();
        try {
            return faults.remove(id) != null;
        } finally {
            changed.signalAll();
            lock.unlock();
            tellNode();
        }
    }

    public void clear() {
        lock.lock();
        try {
            faults.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
            tellNode();
        }
    }

    /** How many requests matched a fault since it was set; 0 for one that is not there. */
    public long seen(String id) {
        lock.lock();
        try {
            Counted counted = faults.get(id);
            return counted == null ? 0 : counted.seen;
        } finally {
            lock.unlock();
        }
    }

    /** Counts a request, and answers with the first fault that hits it. */
    public Optional<Fault> meet(FaultSubject subject) {
        lock.lock();
        try {
            Fault first = null;
            for (Counted counted : faults.values()) {
                if (counted.fault.matches(subject)) {
                    counted.seen++;
                    if (counted.fault.hits(counted.seen)) {
                        counted.hit++;
                        boolean acts = counted.fault.action().hitsRequests();
                        first = first == null && acts ? counted.fault : first;
                    }
                }
            }
            return Optional.ofNullable(first);
        } finally {
            lock.unlock();
        }
    }

    /** Puts a watch's output where faults can act on it. */
    public EventOutput watched(EventOutput output, FaultSubject subject) {
        var faulty = new FaultyOutput(output, this);
        lock.lock();
        try {
            watches.put(faulty, subject);
        } finally {
            lock.unlock();
        }
        return faulty;
    }

    void closed(FaultyOutput output) {
        lock.lock();
        try {
            watches.remove(output);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits as long as the watch is open and frozen. */
    void awaitThaw(FaultyOutput output) {
        lock.lock();
        try {
            while (isFrozen(watches.get(output))) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFrozen(@Nullable FaultSubject subject) {
        return subject != null
                && faults.values().stream()
                        .anyMatch(counted ->
                                counted.fault.action() == FaultAction.FREEZE && counted.fault.matches(subject));
    }

    /** Every fault with how many requests it has seen and hit. */
    public ObjectNode toJson() {
        lock.lock();
        try {
            ObjectNode json = Json.object();
            ArrayNode list = json.putArray("faults");
            faults.forEach((id, counted) -> list.add(counted.fault
                    .toJson()
                    .put("id", id)
                    .put("seen", counted.seen)
                    .put("hit", counted.hit)));
            return json;
        } finally {
            lock.unlock();
        }
    }
}
