package io.pteronimbus.controller.link;

import io.pteronimbus.controller.event.AuditEvents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Says once, not with every resync, that a server's intent was refused. */
final class Refusals {
    private static final int MOST = 1_000;

    private final AuditEvents audit;
    private final Map<UUID, String> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST;
        }
    };

    Refusals(AuditEvents audit) {
        this.audit = audit;
    }

    synchronized void refuse(DesiredServer desired, String reason) {
        var what = desired.generation() + " " + desired.deleted() + " " + reason;
        if (!what.equals(said.put(desired.serverId(), what))) {
            audit.denied(
                    desired.tenantId(),
                    desired.serverId(),
                    desired.deleted() ? "server:delete" : "server:update",
                    reason);
        }
    }
}
