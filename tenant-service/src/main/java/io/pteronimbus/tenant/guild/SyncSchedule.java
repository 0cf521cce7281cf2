package io.pteronimbus.tenant.guild;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Has every guild read anew when it was not for five minutes, the longest ago first. One replica at a time does it. When Discord
 * cannot be asked there is a pause that grows.
 */
@ApplicationScoped
class SyncSchedule {
    private static final Logger LOG = Logger.getLogger(SyncSchedule.class);
    private static final int AT_ONCE = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final GuildSync sync;
    private final GuildRepository guilds;
    private final SyncLease lease;
    private final DiscordConfig config;
    private final TenantContext context;
    private final Clock clock;
    private Instant notBefore = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;

    SyncSchedule(
            GuildSync sync,
            GuildRepository guilds,
            SyncLease lease,
            DiscordConfig config,
            TenantContext context,
            Clock clock) {
        this.sync = sync;
        this.guilds = guilds;
        this.lease = lease;
        this.config = config;
        this.context = context;
        this.clock = clock;
    }

    @Scheduled(
            every = "{pteronimbus.discord.sync-look-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @ActivateRequestContext
    void run() {
        if (clock.instant().isBefore(notBefore) || !lease.take()) {
            return;
        }
        try {
            due().forEach(sync::sync);
            pause = FIRST_PAUSE;
        } catch (ProblemException away) {
            notBefore = clock.instant().plus(pause);
            LOG.warnf("Guilds are read again in %d s", pause.toSeconds());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private List<UUID> due() {
        var since = clock.instant().minus(config.checkEvery());
        return context.asSystem(
                () -> QuarkusTransaction.requiringNew().call(() -> guilds.notSyncedSince(since, AT_ONCE)));
    }
}
