package io.pteronimbus.controller.health;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Knows what is under way, and for how long. */
@Singleton
class Progress {
    private final Map<Long, Long> begun = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();

    Progress(MeterRegistry metrics) {
        metrics.gauge("pteronimbus.server.looks.active", begun, Map::size);
    }

    /** @return to be given to {@link #end} */
    long begin() {
        var id = number.incrementAndGet();
        begun.put(id, System.nanoTime());
        return id;
    }

    void end(long id) {
        begun.remove(id);
    }

    /** Of what is under way, how long the oldest takes already; zero when nothing is. */
    Duration longest() {
        var now = System.nanoTime();
        return begun.values().stream()
                .map(at -> Duration.ofNanos(now - at))
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
}
