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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has every guild read anew when it was not for five minutes, or not since the bot listens, the longest ago first. One replica at a
 * time does it, one guild after the other. A guild that cannot be read is tried again after a pause of its own that grows, and behind
 * those that wait longer. When several in a row cannot, it may be Discord that is away: then one is tried each time this looks, until
 * one can be read. So those that cannot be read never keep the others waiting. A bot that listens anew ends all pauses.
 */
@ApplicationScoped
class SyncSchedule {
    private static final Logger LOG = Logger.getLogger(SyncSchedule.class);
    private static final int AT_ONCE = 100;
    private static final int MEANS_ALL = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Nothing is tried before that time, and the pause was so long. */
    private record Wait(Instant until, Duration pause) {
        static Wait after(@Nullable Wait before, Duration first, Instant now) {
            var pause = before == null || before.pause().isZero()
                    ? first
                    : before.pause().multipliedBy(2);
            var bound = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            return new Wait(now.plus(bound), bound);
        }

        /** It is over, and the next is the first again. */
        static Wait over(Instant now) {
            return new Wait(now, Duration.ZERO);
        }
    }

    private final GuildSync sync;
    private final GuildRepository guilds;
    private final Hearing hearing;
    private final SyncLease lease;
    private final DiscordConfig config;
    private final TenantContext context;
    private final Clock clock;
    private final Map<UUID, Wait> waiting = new HashMap<>();
    private boolean away;
    private long session;

    SyncSchedule(
            GuildSync sync,
            GuildRepository guilds,
            Hearing hearing,
            SyncLease lease,
            DiscordConfig config,
            TenantContext context,
            Clock clock) {
        this.sync = sync;
        this.guilds = guilds;
        this.hearing = hearing;
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
        lookForASession();
        if (!lease.take()) {
            return;
        }
        var due = due();
        // what is due no more was read, or its tenant is gone
        waiting.keySet().retainAll(due);
        var failures = 0;
        for (var tenantId : due) {
            if (isFuture(waiting.get(tenantId))) {
                continue;
            }
            if (!lease.take()) {
                return;
            }
            if (read(tenantId)) {
                failures = 0;
                noteAway(false);
            } else if (away || ++failures == MEANS_ALL) {
                noteAway(true);
                return;
            }
        }
    }

    private void noteAway(boolean now) {
        if (now != away) {
            LOG.warnf(now ? "Guilds are tried one at a time" : "Guilds are read again");
        }
        away = now;
    }

    private void lookForASession() {
        var newest = QuarkusTransaction.requiringNew().call(hearing::session);
        if (newest > session) {
            session = newest;
            waiting.replaceAll((tenantId, wait) -> Wait.over(clock.instant()));
            away = false;
        }
    }

    private boolean read(UUID tenantId) {
        try {
            sync.sync(tenantId);
            waiting.remove(tenantId);
            return true;
        } catch (ProblemException away) {
            // was logged, and noted with the guild
        } catch (RuntimeException e) {
            LOG.errorf(e, "A guild could not be read: tenant=%s", tenantId);
        }
        waiting.put(tenantId, Wait.after(waiting.get(tenantId), config.syncPause(), clock.instant()));
        return false;
    }

    private boolean isFuture(@Nullable Wait wait) {
        return wait != null && wait.until().isAfter(clock.instant());
    }

    /** Those that could not be read before come last, by when their turn is: at the head the same few would be all that is ever tried. */
    private List<UUID> due() {
        var since = clock.instant().minus(DiscordConfig.askAfter(config));
        // those that wait are among them, and take nobody's place
        var most = AT_ONCE + waiting.size();
        return context
                .asSystem(
                        () -> QuarkusTransaction.requiringNew().call(() -> guilds.notSyncedSince(since, session, most)))
                .stream()
                .sorted(Comparator.comparing(this::turn))
                .toList();
    }

    private Instant turn(UUID tenantId) {
        var wait = waiting.get(tenantId);
        return wait == null ? Instant.MIN : wait.until();
    }
}
