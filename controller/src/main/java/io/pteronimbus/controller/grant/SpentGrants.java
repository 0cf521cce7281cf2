package io.pteronimbus.controller.grant;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers grants that are good for one request. The same request delivered again is no second use: it is told apart
 * by its own name. What was issued before this process began could have been spent by the one before it, and is no good
 * any more: whoever still wants it asks anew.
 */
@Startup
@Singleton
public final class SpentGrants {
    /** Longer than a grant lives, so that one is forgotten only when it is no good any more. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int MOST = 100_000;

    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final Clock clock;
    private final Instant began;

    SpentGrants(Clock clock) {
        this.clock = clock;
        began = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * @param request the same for the same request, and for no other
     * @return whether this is the first time: false for the same request again
     * @throws RefusedGrantException another request has used the grant, or there are too many to remember
     */
    public synchronized boolean spend(Grant grant, String request) throws RefusedGrantException {
        var id = grant.id();
        var issued = grant.issued();
        if (id == null || issued == null) {
            throw refused(Fault.INCOMPLETE, grant, "it has no id or no time of issue");
        }
        if (issued.isBefore(began)) {
            throw refused(Fault.REPLAYED, grant, "it may have been used before this controller began");
        }
        var now = clock.instant();
        forgetBefore(now);
        var use = uses.get(id);
        if (use != null) {
            if (use.request().equals(request)) {
                return false;
            }
            throw refused(Fault.REPLAYED, grant, "it was used before");
        }
        if (uses.size() >= MOST) {
            throw refused(Fault.TOO_MANY, grant, "too many in a short time");
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

    private static RefusedGrantException refused(Fault fault, Grant grant, String why) {
        return new RefusedGrantException(fault, grant.actor(), why);
    }

    private record Use(String request, Instant until) {}
}
