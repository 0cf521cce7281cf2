package io.pteronimbus.fakediscord.gateway;

import io.pteronimbus.fakediscord.state.Snowflake;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All sessions: those that are connected, and for a while those that are not. */
final class Sessions {

    static final int MOST = 24;

    private final Clock clock;
    private final Map<String, Session> byId = new LinkedHashMap<>();

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** In the order they began. */
    List<Session> all() {
        Instant now = clock.instant();
        byId.values().removeIf(session -> session.keptUntil() != null && !now.isBefore(session.keptUntil()));
        return List.copyOf(byId.values());
    }

    Stream<Session> of(Snowflake application) {
        return all().stream().filter(session -> session.applicationId().equals(application));
    }

    Optional<Session> find(String id) {
        return all().stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /** @return whether there was room, if need be that of the one that would have been forgotten next */
    boolean add(Session session) {
        List<Session> all = all();
        if (all.size() >= MOST) {
            Optional<Session> next =
                    all.stream().filter(each -> each.keptUntil() != null).min(Comparator.comparing(Session::keptUntil));
            next.ifPresent(this::remove);
        }
        if (byId.size() >= MOST) {
            return false;
        }
        byId.put(session.id(), session);
        return true;
    }

    void remove(Session session) {
        byId.remove(session.id());
    }

    void removeIf(Predicate<Session> condition) {
        byId.values().removeIf(condition);
    }
}
