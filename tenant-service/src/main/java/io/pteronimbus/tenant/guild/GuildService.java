package io.pteronimbus.tenant.guild;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** What is known of the guild of a tenant, and reading it anew on demand. */
@ApplicationScoped
class GuildService {
    /** Who is impatient waits as long as Discord wants. */
    private static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(15);

    private final GuildRepository guilds;
    private final GuildSync sync;
    private final DiscordConfig config;
    private final TenantContext context;
    private final Clock clock;

    GuildService(GuildRepository guilds, GuildSync sync, DiscordConfig config, TenantContext context, Clock clock) {
        this.guilds = guilds;
        this.sync = sync;
        this.config = config;
        this.context = context;
        this.clock = clock;
    }

    /** Throws 404 for a tenant without one. */
    GuildView view(UUID tenantId) {
        context.enter(tenantId);
        return QuarkusTransaction.requiringNew()
                .call(() -> guilds.findByIdOptional(tenantId))
                .map(guild -> GuildView.of(guild, config.checkEvery(), clock.instant()))
                .orElseThrow(() -> ProblemException.notFound("Discord server"));
    }

    /** Throws 429 when that was done a moment ago, and 503 when Discord cannot be asked. */
    GuildView readAnew(UUID tenantId) {
        var synced = view(tenantId).syncedAt();
        if (synced != null && synced.plus(NOT_AGAIN_FOR).isAfter(clock.instant())) {
            throw ProblemException.rateLimited(NOT_AGAIN_FOR);
        }
        sync.sync(tenantId);
        return view(tenantId);
    }
}
