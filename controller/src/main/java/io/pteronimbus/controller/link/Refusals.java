package io.pteronimbus.controller.link;

import io.pteronimbus.controller.grant.GrantRefusals;
import io.pteronimbus.controller.grant.GrantRefusals.Use;
import io.pteronimbus.controller.grant.RefusedGrantException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Counts each refusal, and says once, not with every resync, that a server's intent was refused. */
final class Refusals {
    private static final int MOST = 1_000;

    private final GrantRefusals refusals;
    private final Map<UUID, String> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST;
        }
    };

    Refusals(GrantRefusals refusals) {
        this.refusals = refusals;
    }

    /** @return whether it was said, and not only counted */
    synchronized boolean refuse(DesiredServer desired, RefusedGrantException refusal) {
        refusals.count(Use.INTENT, refusal);
        var what = desired.generation() + " " + desired.deleted() + " " + refusal.why();
        var isNew = !what.equals(said.put(desired.serverId(), what));
        if (isNew) {
            refusals.audit(
                    desired.tenantId(),
                    desired.serverId(),
                    desired.deleted() ? "server:delete" : "server:update",
                    refusal);
        }
        return isNew;
    }
}
