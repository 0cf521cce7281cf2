package io.pteronimbus.persistence.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Forgets, after longer than Kafka keeps them, which events were taken. Replicas may do it at the same time. */
@ApplicationScoped
class InboxRetention {
    private static final Logger LOG = Logger.getLogger(InboxRetention.class);

    private final Inbox inbox;
    private final Clock clock;
    private final Duration kept;

    InboxRetention(
            Inbox inbox,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.inbox.kept", defaultValue = "P30D") Duration kept) {
        this.inbox = inbox;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(every = "{pteronimbus.inbox.prune-every:1h}", delayed = "1m")
    @RunOnVirtualThread
    void prune() {
        LOG.debugf("Forgot %d taken events", inbox.forgetBefore(clock.instant().minus(kept)));
    }
}
