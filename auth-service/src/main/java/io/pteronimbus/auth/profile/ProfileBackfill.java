package io.pteronimbus.auth.profile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Tells the world of accounts it was never told of: those that are older than such events, or were made by a replica that is.
 * A few in each transaction; replicas share the work, since each passes over rows another has in hand.
 */
@ApplicationScoped
class ProfileBackfill {
    private static final Logger LOG = Logger.getLogger(ProfileBackfill.class);
    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 100;

    private final ProfileRepository profiles;
    private final ProfileEvents events;

    ProfileBackfill(ProfileRepository profiles, ProfileEvents events) {
        this.profiles = profiles;
        this.events = events;
    }

    /** At start, and then again for what one run leaves over. */
    @Scheduled(every = "{pteronimbus.auth.profile.backfill-check:1m}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        var told = 0;
        for (var i = 0; i < MOST_BATCHES; i++) {
            var batch = QuarkusTransaction.requiringNew().call(this::tellBatch);
            told += batch;
            if (batch < BATCH) {
                break;
            }
        }
        if (told > 0) {
            LOG.infof("Told other services of %d accounts they did not know", told);
        }
    }

    private int tellBatch() {
        var unknown = profiles.lockUnannounced(BATCH);
        unknown.forEach(events::changed);
        return unknown.size();
    }
}
