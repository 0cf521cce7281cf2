package io.pteronimbus.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was recorded, in the place of an audit log, which may be away. */
@ApplicationScoped
class RecordedOverrides implements OverrideRecorder {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    record Entry(UUID userId, UUID tenantId, String permission) {}

    List<Entry> of(Visitor visitor) {
        return entries.stream()
                .filter(entry -> entry.userId().equals(visitor.userId()))
                .toList();
    }

    void away(boolean now) {
        away = now;
    }

    @Override
    public void record(Caller caller, UUID tenantId, String permission) {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        entries.add(new Entry(caller.userId(), tenantId, permission));
    }
}
