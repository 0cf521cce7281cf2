package io.pteronimbus.notification.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Everybody who watches on this replica, by person. */
@ApplicationScoped
class Viewers {
    private final Map<UUID, Set<Viewer>> byUser = new ConcurrentHashMap<>();
    private final LiveConfig config;
    private final Vertx vertx;
    private final Clock clock;

    Viewers(LiveConfig config, Vertx vertx, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
        meters.gauge("live.sockets", this, Viewers::count);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(config.sweep().toMillis(), tick -> sweep());
    }

    boolean hasRoomFor(UUID userId) {
        return byUser.getOrDefault(userId, Set.of()).size() < config.perPerson();
    }

    void add(Viewer viewer) {
        byUser.compute(viewer.caller().userId(), (id, known) -> {
            var viewers = known == null ? ConcurrentHashMap.<Viewer>newKeySet() : known;
            viewers.add(viewer);
            return viewers;
        });
    }

    void remove(Viewer viewer) {
        byUser.computeIfPresent(viewer.caller().userId(), (id, viewers) -> {
            viewers.remove(viewer);
            return viewers.isEmpty() ? null : viewers;
        });
    }

    List<Viewer> of(UUID userId) {
        return List.copyOf(byUser.getOrDefault(userId, Set.of()));
    }

    List<Viewer> all(Predicate<Viewer> condition) {
        return byUser.values().stream().flatMap(Set::stream).filter(condition).toList();
    }

    private void sweep() {
        var now = clock.instant();
        byUser.values().forEach(viewers -> viewers.forEach(viewer -> viewer.watchExpiry(now, config.notice())));
    }

    private int count() {
        return byUser.values().stream().mapToInt(Set::size).sum();
    }
}
