package io.pteronimbus.tenant.guild;

import io.pteronimbus.platform.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Reads a new tenant's guild at once: its members are on their way, and {@link SyncSchedule} looks only every few seconds. */
@ApplicationScoped
public class GuildReading {
    private static final Logger LOG = Logger.getLogger(GuildReading.class);

    private final GuildSync sync;
    /** Its own: those of Quarkus share the scope of the request they come from, which ends before the guild is read. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    GuildReading(GuildSync sync) {
        this.sync = sync;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** Waits for nothing. What fails is tried again by {@link SyncSchedule}. */
    public void readSoon(UUID tenantId) {
        threads.execute(() -> {
            try {
                sync.sync(tenantId);
            } catch (ProblemException away) {
                // was logged, and noted with the guild
            } catch (RuntimeException e) {
                LOG.errorf(e, "A new guild could not be read: tenant=%s", tenantId);
            }
        });
    }
}
