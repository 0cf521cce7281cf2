package io.pteronimbus.controller.grant;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers grants that are good for one request. The same request delivered again is no second use: it is told apart
 * by its own id.
 */
@Singleton
public final class SpentGrants {
    /** Longer than a grant lives, so that one is forgotten only when it is no good any more. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int MOST = 100_000;

    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final Clock clock;

    SpentGrants(Clock clock) {
        this.clock = clock;
    }

    /**
     * @return whether this is the first time: false for the same request again
     * @throws RefusedGrantException another request has used the grant, or there are too many to remember
     */
    public synchronized boolean spend(Grant grant, String request) throws RefusedGrantException {
        var id = grant.id();
        if (id == null) {
            throw new RefusedGrantException("grant refused: it has no id");
        }
        var now = clock.instant();
        forgetBefore(now);
        var use = uses.get(id);
        if (use != null) {
            if (use.request().equals(request)) {
                return false;
            }
            throw new RefusedGrantException("grant refused: it was used before");
        }
        if (uses.size() >= MOST) {
            throw new RefusedGrantException("grant refused: too many in a short time");
        }
        uses.put(id, new Use(request, now.plus(REMEMBERED)));
        return true;
    }

    private void forgetBefore(Instant now) {
        for (Iterator<Use> oldest = uses.values().iterator(); oldest.hasNext(); ) {
            if (oldest.next().until().isAfter(now)) {
                return;
            }
            oldest.remove();
        }
    }

    private record Use(String request, Instant until) {}
}
