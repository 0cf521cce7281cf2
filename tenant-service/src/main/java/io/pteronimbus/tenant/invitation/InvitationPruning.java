package io.pteronimbus.tenant.invitation;

import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;

/** Forgets invitations that are too old. */
@ApplicationScoped
class InvitationPruning {
    private final Invitations invitations;
    private final TenantContext context;
    private final Clock clock;

    InvitationPruning(Invitations invitations, TenantContext context, Clock clock) {
        this.invitations = invitations;
        this.context = context;
        this.clock = clock;
    }

    @Scheduled(every = "{pteronimbus.tenants.invitations.prune-every:1h}", delayed = "5m")
    @RunOnVirtualThread
    @ActivateRequestContext
    void run() {
        context.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> invitations.prune(clock.instant())));
    }
}
